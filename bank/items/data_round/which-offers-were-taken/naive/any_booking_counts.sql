WITH ripe AS (
  SELECT offers.offer_id, offers.user_id, offers.shown_at, datetime(offers.shown_at, '+72 hours') AS ends_at
  FROM offers
  CROSS JOIN snapshot
  WHERE datetime(offers.shown_at, '+72 hours') <= snapshot.taken_at
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
      WHERE bookings.offer_id = ripe.offer_id
    ) THEN 1
    ELSE 0
  END AS label
FROM ripe
