from django.apps import AppConfig


class RadarConfig(AppConfig):
    name = "rehearse.web.radar"
    label = "radar"
