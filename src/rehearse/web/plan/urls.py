from django.urls import path

from rehearse.web.plan import views

app_name = "plan"
urlpatterns = [
    path("", views.home, name="home"),
    path("today/", views.today, name="today"),
    path("plan/", views.plan, name="plan"),
    path("plan/setup/", views.setup, name="setup"),
    path("plan/replan/", views.replan, name="replan"),
    path("plan/block/<slug:block_id>/mark", views.mark, name="mark"),
    path("plan/block/<slug:block_id>/worksheet/", views.worksheet, name="worksheet"),
    path("plan/worksheet/<uuid:sheet_id>/draft", views.worksheet_draft, name="worksheet_draft"),
]
