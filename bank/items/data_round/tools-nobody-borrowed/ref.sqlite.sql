SELECT tools.tool_id, tools.name
FROM tools
WHERE NOT EXISTS (SELECT 1 FROM loans WHERE loans.tool_id = tools.tool_id)
ORDER BY tools.tool_id
