SELECT tool_id, name
FROM tools
WHERE tool_id NOT IN (SELECT tool_id FROM loans)
ORDER BY tool_id
