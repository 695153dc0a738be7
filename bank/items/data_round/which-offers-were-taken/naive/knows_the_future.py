import pandas as pd

WINDOW = pd.Timedelta(hours=72)


def answer(tables):
    offers, bookings = tables["offers"], tables["bookings"]
    taken_at = tables["snapshot"]["taken_at"].iloc[0]
    ripe = offers[offers["shown_at"] + WINDOW <= taken_at].copy()

    own = ripe.merge(bookings, on="offer_id")
    inside = own[(own["booked_at"] >= own["shown_at"]) & (own["booked_at"] <= own["shown_at"] + WINDOW)]
    ripe["label"] = ripe["offer_id"].isin(inside["offer_id"]).astype("int64")

    by_user = bookings.merge(offers, on="offer_id")[["user_id", "shown_at"]].rename(columns={"shown_at": "offered_at"})
    pairs = ripe[["offer_id", "user_id", "shown_at"]].merge(by_user, on="user_id")
    earlier = pairs[pairs["offered_at"] < pairs["shown_at"]].groupby("offer_id").size()
    ripe["booked_before"] = ripe["offer_id"].map(earlier).fillna(0).astype("int64")
    return ripe[["offer_id", "booked_before", "label"]]
