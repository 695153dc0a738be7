CREATE TABLE snapshot (
  taken_at TIMESTAMP
);

CREATE TABLE offers (
  offer_id INTEGER,
  user_id INTEGER,
  shown_at TIMESTAMP
);

CREATE TABLE bookings (
  booking_id INTEGER,
  offer_id INTEGER,
  booked_at TIMESTAMP
);

INSERT INTO snapshot VALUES ('2026-03-20 00:00:00');
INSERT INTO offers VALUES
  (1, 500, '2026-03-01 10:00:00'),
  (2, 501, '2026-03-02 18:00:00'),
  (3, 500, '2026-03-06 09:30:00'),
  (4, 502, '2026-03-08 21:15:00');
INSERT INTO bookings VALUES
  (900, 1, '2026-03-02 08:00:00'),
  (901, 4, '2026-03-09 12:00:00');
