SELECT tools.tool_id, tools.name
FROM tools
LEFT JOIN loans ON loans.tool_id = tools.tool_id AND loans.back_on IS NULL
WHERE loans.loan_id IS NULL
ORDER BY tools.tool_id
