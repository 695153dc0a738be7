from django.urls import path

from rehearse.web.practice import views

app_name = "practice"
urlpatterns = [
    path("", views.index, name="index"),
    path("item/<slug:kind>/<slug:slug>/", views.item, name="item"),
    path("block/<slug:block_id>/", views.block, name="block"),
    path("attempt/<uuid:attempt_id>/", views.attempt, name="attempt"),
    path("attempt/<uuid:attempt_id>/draft", views.draft, name="draft"),
    path("attempt/<uuid:attempt_id>/hint", views.hint, name="hint"),
    path("attempt/<uuid:attempt_id>/answer", views.show_answer, name="answer"),
    path("attempt/<uuid:attempt_id>/submit", views.submit, name="submit"),
    path("attempt/<uuid:attempt_id>/again", views.again, name="again"),
    path("submission/<uuid:submission_id>/outcome", views.outcome, name="outcome"),
    path("submission/<uuid:submission_id>/events", views.events, name="events"),
]
