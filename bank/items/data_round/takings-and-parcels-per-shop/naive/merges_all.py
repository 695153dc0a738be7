def answer(tables):
    rows = tables["shops"].merge(tables["orders"], on="shop", how="left")
    rows = rows.merge(tables["lines"], on="order_id", how="left").merge(tables["parcels"], on="order_id", how="left")
    grouped = rows.groupby("shop")
    result = grouped.agg(takings_cents=("amount_cents", "sum"), parcels=("parcel_id", "nunique")).reset_index()
    return result.astype({"takings_cents": "int64", "parcels": "int64"})
