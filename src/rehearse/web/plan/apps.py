from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "rehearse.web.plan"
    label = "plan"
