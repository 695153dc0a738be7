from django.urls import path

from rehearse.web.negotiation import views

app_name = "negotiation"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:talk_id>/", views.talk, name="talk"),
    path("<uuid:talk_id>/turn", views.turn, name="turn"),
    path("<uuid:talk_id>/answer", views.answer, name="answer"),
    path("<uuid:talk_id>/again", views.again, name="again"),
]
