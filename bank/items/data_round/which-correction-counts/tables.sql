CREATE TABLE corrections (
  correction_id INTEGER,
  plot_id INTEGER,
  species TEXT,
  made_at TIMESTAMP
);

INSERT INTO corrections VALUES
  (1, 40, 'field maple', '2026-04-02 09:10:00'),
  (2, 41, 'hornbeam', '2026-04-02 09:12:30'),
  (3, 40, 'sycamore', '2026-04-03 08:00:05'),
  (4, 42, 'wych elm', '2026-04-03 15:41:00'),
  (5, 40, 'Norway maple', '2026-04-05 11:20:00'),
  (6, 42, 'hazel', '2026-04-06 07:59:59');
