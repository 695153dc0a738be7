from django.urls import path

from rehearse.web.offers import market_views, views

app_name = "offers"
urlpatterns = [
    path("", views.index, name="index"),
    path("new/", views.new, name="new"),
    path("assumptions/", views.assumptions, name="assumptions"),
    path("rates/", views.rates, name="rates"),
    path("market/", market_views.page, name="market"),
    path("market/<uuid:table_id>/remove/", market_views.remove, name="remove_table"),
    path("<uuid:offer_id>/", views.offer, name="offer"),
    path("<uuid:offer_id>/change/", views.change, name="change"),
    path("<uuid:offer_id>/act/", views.act, name="act"),
    path("<uuid:offer_id>/file/", views.file, name="file"),
]
