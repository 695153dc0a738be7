from django.urls import path

from rehearse.web.progress import views

app_name = "progress"
urlpatterns = [path("progress/", views.progress, name="progress")]
