SELECT
  shops.shop,
  coalesce(sum(lines.amount_cents), 0) AS takings_cents,
  count(DISTINCT parcels.parcel_id) AS parcels
FROM shops
LEFT JOIN orders ON orders.shop = shops.shop
LEFT JOIN lines ON lines.order_id = orders.order_id
LEFT JOIN parcels ON parcels.order_id = orders.order_id
GROUP BY shops.shop
