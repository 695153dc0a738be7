from django.apps import AppConfig


class ProgressConfig(AppConfig):
    name = "rehearse.web.progress"
    label = "progress"
