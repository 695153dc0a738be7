WITH ranked AS (
  SELECT
    plot_id,
    species,
    row_number() OVER (PARTITION BY plot_id ORDER BY made_at DESC, correction_id DESC) AS place,
    count(*) OVER (PARTITION BY plot_id) AS corrections
  FROM corrections
  WHERE species IS NOT NULL
)
SELECT plot_id, species, corrections
FROM ranked
WHERE place = 1
