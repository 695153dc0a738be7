from django.apps import AppConfig


class TextConfig(AppConfig):
    name = "rehearse.web.text"
    label = "text"
