WITH ripe AS (
  SELECT offers.offer_id, offers.user_id, offers.shown_at, offers.shown_at + INTERVAL 72 HOUR AS ends_at
  FROM offers
  CROSS JOIN snapshot
  WHERE offers.shown_at + INTERVAL 72 HOUR <= snapshot.taken_at
)
SELECT
  ripe.offer_id,
  (
    SELECT count(*)
    FROM offers AS own
    JOIN bookings ON bookings.offer_id = own.offer_id
    WHERE own.user_id = ripe.user_id AND bookings.booked_at < ripe.shown_at
  ) AS booked_before,
  CASE
    WHEN EXISTS (
      SELECT 1
      FROM bookings
      WHERE bookings.offer_id = ripe.offer_id AND bookings.booked_at BETWEEN ripe.shown_at AND ripe.ends_at
    ) THEN 1
    ELSE 0
  END AS label
FROM ripe
