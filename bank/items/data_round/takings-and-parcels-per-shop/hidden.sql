-- case: fan-out
INSERT INTO shops VALUES ('Harbour'), ('Mill Lane');
INSERT INTO orders VALUES (1, 'Harbour'), (2, 'Mill Lane'), (3, 'Harbour');
INSERT INTO lines VALUES (1, 'rye loaf', 400), (1, 'plum cake', 1300), (2, 'oat biscuits', 600), (3, 'rye loaf', 250);
INSERT INTO parcels VALUES (80, 1), (81, 1), (82, 1), (83, 2), (84, 2), (85, 3);

-- case: equal-amounts
INSERT INTO shops VALUES ('Harbour');
INSERT INTO orders VALUES (1, 'Harbour'), (2, 'Harbour');
INSERT INTO lines VALUES (1, 'rye loaf', 400), (1, 'rye loaf', 400), (2, 'spelt loaf', 400);
INSERT INTO parcels VALUES (90, 1), (91, 2);

-- case: nothing-sent
INSERT INTO shops VALUES ('Harbour'), ('Mill Lane'), ('Orchard');
INSERT INTO orders VALUES (1, 'Harbour'), (2, 'Mill Lane'), (3, 'Mill Lane');
INSERT INTO lines VALUES (1, 'rye loaf', 400), (3, 'plum cake', 1300);
INSERT INTO parcels VALUES (95, 2);

-- case: empty
