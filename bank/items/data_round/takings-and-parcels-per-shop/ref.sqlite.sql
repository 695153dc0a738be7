WITH sold AS (
  SELECT orders.shop, sum(lines.amount_cents) AS takings_cents
  FROM orders
  JOIN lines ON lines.order_id = orders.order_id
  GROUP BY orders.shop
),
sent AS (
  SELECT orders.shop, count(*) AS parcels
  FROM orders
  JOIN parcels ON parcels.order_id = orders.order_id
  GROUP BY orders.shop
)
SELECT shops.shop, coalesce(sold.takings_cents, 0) AS takings_cents, coalesce(sent.parcels, 0) AS parcels
FROM shops
LEFT JOIN sold ON sold.shop = shops.shop
LEFT JOIN sent ON sent.shop = shops.shop
