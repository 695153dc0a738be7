WITH latest AS (
  SELECT plot_id, max(made_at) AS made_at, count(*) AS corrections
  FROM corrections
  GROUP BY plot_id
)
SELECT latest.plot_id, corrections.species, latest.corrections
FROM latest
JOIN corrections ON corrections.plot_id = latest.plot_id AND corrections.made_at = latest.made_at
