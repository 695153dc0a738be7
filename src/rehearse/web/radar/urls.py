from django.urls import path

from rehearse.web.radar import views

app_name = "radar"
urlpatterns = [
    path("", views.index, name="index"),
    path("feeds/", views.feeds, name="feeds"),
    path("feeds/<uuid:feed_id>/", views.feed, name="feed"),
    path("cards/<uuid:card_id>/", views.card, name="card"),
    path("cards/<uuid:card_id>/draft", views.draft, name="draft"),
]
