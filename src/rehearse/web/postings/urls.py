from django.urls import path

from rehearse.web.postings import preparation_views, views

app_name = "postings"
urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("postings/", views.index, name="index"),
    path("postings/compare/", preparation_views.compare, name="compare"),
    path("postings/roles/<slug:role_id>/", preparation_views.path, name="path"),
    path("postings/<uuid:posting_id>/", views.reading, name="reading"),
    path("postings/<uuid:posting_id>/prepare/", preparation_views.prepare, name="prepare"),
    path("postings/<uuid:posting_id>/labels.json", views.labels, {"form": "json"}, name="labels_json"),
    path("postings/<uuid:posting_id>/labels.yaml", views.labels, {"form": "yaml"}, name="labels_yaml"),
]
