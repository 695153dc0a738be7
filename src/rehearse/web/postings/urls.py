from django.urls import path

from rehearse.web.postings import views

app_name = "postings"
urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("postings/", views.index, name="index"),
    path("postings/<uuid:posting_id>/", views.reading, name="reading"),
]
