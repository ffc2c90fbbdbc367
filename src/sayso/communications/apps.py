from django.apps import AppConfig


class CommunicationsConfig(AppConfig):
    name = "sayso.communications"
    label = "communications"
    default_auto_field = "django.db.models.BigAutoField"
