from django.apps import AppConfig


class OffersConfig(AppConfig):
    name = "rehearse.web.offers"
    label = "offers"
