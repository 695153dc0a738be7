SELECT last.plot_id, last.species, totals.corrections
FROM (SELECT plot_id, max(correction_id) AS correction_id, count(*) AS corrections FROM corrections GROUP BY plot_id) AS totals
JOIN corrections AS last ON last.correction_id = totals.correction_id
