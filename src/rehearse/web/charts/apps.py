from django.apps import AppConfig


class ChartsConfig(AppConfig):
    name = "rehearse.web.charts"
    label = "charts"
