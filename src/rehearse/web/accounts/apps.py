from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "rehearse.web.accounts"
    label = "accounts"
