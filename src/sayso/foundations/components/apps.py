from django.apps import AppConfig


class ComponentsConfig(AppConfig):
    name = "sayso.foundations.components"
    label = "components"
    default_auto_field = "django.db.models.BigAutoField"
