CREATE TABLE shops (
  shop TEXT
);

CREATE TABLE orders (
  order_id INTEGER,
  shop TEXT
);

CREATE TABLE lines (
  order_id INTEGER,
  product TEXT,
  amount_cents INTEGER
);

CREATE TABLE parcels (
  parcel_id INTEGER,
  order_id INTEGER
);

INSERT INTO shops VALUES ('Harbour'), ('Mill Lane');
INSERT INTO orders VALUES (1, 'Harbour'), (2, 'Harbour'), (3, 'Mill Lane');
INSERT INTO lines VALUES
  (1, 'rye loaf', 420),
  (1, 'plum cake', 1350),
  (2, 'oat biscuits', 610),
  (3, 'rye loaf', 840);
INSERT INTO parcels VALUES (71, 1), (72, 2), (73, 3);
