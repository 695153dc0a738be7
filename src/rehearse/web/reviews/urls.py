from django.urls import path

from rehearse.web.reviews import views

app_name = "reviews"
urlpatterns = [
    path("cards/", views.next_card, name="next"),
    path("cards/<uuid:attempt_id>/", views.card, name="card"),
    path("cards/<uuid:attempt_id>/hand-in", views.hand_in, name="hand_in"),
    path("cards/<uuid:attempt_id>/rate", views.rate, name="rate"),
    path("cards/undo/<uuid:review_id>", views.undo, name="undo"),
]
