CREATE TABLE tools (
  tool_id INTEGER,
  name TEXT
);

CREATE TABLE loans (
  loan_id INTEGER,
  tool_id INTEGER,
  taken_on DATE,
  back_on DATE
);

INSERT INTO tools VALUES
  (1, 'tile cutter'),
  (2, 'hedge trimmer'),
  (3, 'wallpaper steamer'),
  (4, 'belt sander'),
  (5, 'post driver');

INSERT INTO loans VALUES
  (100, 2, '2026-03-01', NULL),
  (101, 4, '2026-03-04', NULL),
  (102, 1, '2026-03-09', NULL);
