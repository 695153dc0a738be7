from django.urls import path

from rehearse.web.practice import drills, following, views

app_name = "practice"
urlpatterns = [
    path("", views.index, name="index"),
    path("item/<slug:kind>/<slug:slug>/", views.item, name="item"),
    path("block/<slug:block_id>/", views.block, name="block"),
    path("attempt/<uuid:attempt_id>/", views.attempt, name="attempt"),
    path("attempt/<uuid:attempt_id>/draft", views.draft, name="draft"),
    path("attempt/<uuid:attempt_id>/keep", views.keep, name="keep"),
    path("attempt/<uuid:attempt_id>/hint", views.hint, name="hint"),
    path("attempt/<uuid:attempt_id>/answer", views.show_answer, name="answer"),
    path("attempt/<uuid:attempt_id>/submit", views.submit, name="submit"),
    path("attempt/<uuid:attempt_id>/again", views.again, name="again"),
    path("attempt/<uuid:attempt_id>/diagnosis", drills.assess, name="diagnosis"),
    path("attempt/<uuid:attempt_id>/break", following.break_code, name="break"),
    path("submission/<uuid:submission_id>/cancel", following.cancel, name="cancel"),
    path("analysis/<uuid:analysis_id>/outcome", following.analysis_outcome, name="analysis_outcome"),
    path("analysis/<uuid:analysis_id>/events", following.analysis_events, name="analysis_events"),
    path("submission/<uuid:submission_id>/outcome", views.outcome, name="outcome"),
    path("submission/<uuid:submission_id>/events", views.events, name="events"),
]
