-- case: ties
INSERT INTO corrections VALUES
  (10, 7, 'aspen', '2026-05-01 10:00:00'),
  (11, 7, 'grey poplar', '2026-05-01 10:00:00'),
  (12, 7, 'white poplar', '2026-05-01 09:00:00'),
  (13, 8, 'alder', '2026-05-01 10:00:00'),
  (15, 9, 'goat willow', '2026-05-02 18:30:00'),
  (14, 9, 'crack willow', '2026-05-02 18:30:00');

-- case: late-arrival
INSERT INTO corrections VALUES
  (20, 5, 'rowan', '2026-05-08 12:00:00'),
  (21, 5, 'whitebeam', '2026-05-06 12:00:00'),
  (22, 6, 'bird cherry', '2026-05-07 12:00:00'),
  (23, 6, 'blackthorn', '2026-05-07 11:59:59');

-- case: nulls
INSERT INTO corrections VALUES
  (30, 1, 'holly', '2026-06-01 08:00:00'),
  (31, 1, NULL, '2026-06-02 08:00:00'),
  (32, 2, NULL, '2026-06-01 08:00:00'),
  (33, 2, 'ivy', '2026-06-03 08:00:00'),
  (34, 3, NULL, '2026-06-01 08:00:00');

-- case: empty
