from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "rehearse.web.reviews"
    label = "reviews"
