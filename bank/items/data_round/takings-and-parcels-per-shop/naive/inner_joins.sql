WITH sold AS (
  SELECT order_id, sum(amount_cents) AS amount FROM lines GROUP BY order_id
),
sent AS (
  SELECT order_id, count(*) AS parcels FROM parcels GROUP BY order_id
)
SELECT orders.shop, sum(sold.amount) AS takings_cents, sum(sent.parcels) AS parcels
FROM orders
JOIN sold ON sold.order_id = orders.order_id
JOIN sent ON sent.order_id = orders.order_id
GROUP BY orders.shop
