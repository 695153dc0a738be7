from django.urls import path, re_path

from rehearse.web.applications.views import application, files, following, parts, pipeline, stages

app_name = "applications"
urlpatterns = [
    path("", pipeline.index, name="index"),
    path("new/", following.new, name="new"),
    path("stages/", stages.stages, name="stages"),
    path("import/", files.import_, name="import"),
    re_path(r"^applications\.(?P<form>csv|json)$", files.export, name="export"),
    path("<uuid:application_id>/", application.application, name="application"),
    path("<uuid:application_id>/move/", application.move, name="move"),
    path("<uuid:application_id>/take-back/", application.take_back, name="take_back"),
    path("<uuid:application_id>/change/", application.change, name="change"),
    path("<uuid:application_id>/wait/", application.wait, name="wait"),
    path("<uuid:application_id>/dates/", application.use_dates, name="dates"),
    path("<uuid:application_id>/delete/", application.delete, name="delete"),
    path("<uuid:application_id>/rounds/", parts.add_round, name="add_round"),
    path("<uuid:application_id>/rounds/<uuid:round_id>/", parts.round_, name="round"),
    path("<uuid:application_id>/contacts/", parts.add_contact, name="add_contact"),
    path("<uuid:application_id>/contacts/<uuid:contact_id>/", parts.contact, name="contact"),
]
