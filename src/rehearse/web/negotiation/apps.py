from django.apps import AppConfig


class NegotiationConfig(AppConfig):
    name = "rehearse.web.negotiation"
    label = "negotiation"
