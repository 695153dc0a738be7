from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "rehearse.web.care"
    label = "care"
