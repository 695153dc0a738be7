from django.apps import AppConfig


class ResearchConfig(AppConfig):
    name = "rehearse.web.research"
    label = "research"
