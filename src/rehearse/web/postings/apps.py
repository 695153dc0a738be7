from django.apps import AppConfig


class PostingsConfig(AppConfig):
    name = "rehearse.web.postings"
    label = "postings"
