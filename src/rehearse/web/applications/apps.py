from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    name = "rehearse.web.applications"
    label = "applications"
