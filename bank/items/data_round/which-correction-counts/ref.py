def answer(tables):
    rows = tables["corrections"].sort_values(["made_at", "correction_id"])
    latest = rows.drop_duplicates("plot_id", keep="last")
    counts = rows.groupby("plot_id").size().rename("corrections")
    return latest[["plot_id", "species"]].merge(counts, left_on="plot_id", right_index=True)
