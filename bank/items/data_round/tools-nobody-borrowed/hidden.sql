-- case: nulls
INSERT INTO tools VALUES (1, 'tile cutter'), (2, 'hedge trimmer'), (3, 'wallpaper steamer'), (4, 'belt sander');
INSERT INTO loans VALUES
  (200, 2, '2026-04-01', '2026-04-02'),
  (201, NULL, '2026-04-02', '2026-04-05'),
  (202, 4, '2026-04-03', NULL);

-- case: all-back
INSERT INTO tools VALUES (8, 'rotary hammer'), (6, 'drain snake'), (7, 'paint sprayer');
INSERT INTO loans VALUES
  (210, 8, '2026-04-01', '2026-04-02'),
  (211, 8, '2026-04-05', '2026-04-06'),
  (212, 7, '2026-04-05', '2026-04-09');

-- case: no-loans
INSERT INTO tools VALUES (12, 'laser level'), (11, 'log splitter');

-- case: no-tools
INSERT INTO loans VALUES (220, NULL, '2026-04-05', NULL);
