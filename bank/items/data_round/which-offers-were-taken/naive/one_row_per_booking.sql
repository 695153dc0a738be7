SELECT
  offers.offer_id,
  (
    SELECT count(*)
    FROM offers AS own
    JOIN bookings AS earlier ON earlier.offer_id = own.offer_id
    WHERE own.user_id = offers.user_id AND earlier.booked_at < offers.shown_at
  ) AS booked_before,
  CASE WHEN bookings.booking_id IS NULL THEN 0 ELSE 1 END AS label
FROM offers
CROSS JOIN snapshot
LEFT JOIN bookings
  ON bookings.offer_id = offers.offer_id
  AND bookings.booked_at BETWEEN offers.shown_at AND datetime(offers.shown_at, '+72 hours')
WHERE datetime(offers.shown_at, '+72 hours') <= snapshot.taken_at
