from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "rehearse.web.practice"
    label = "practice"
