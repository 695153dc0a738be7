from django.urls import path

from rehearse.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("enter/<str:token>", views.enter, name="enter"),
    path("locked/", views.locked, name="locked"),
    path("language/", views.switch_language, name="language"),
    path("settings/", views.preferences, name="preferences"),
]
