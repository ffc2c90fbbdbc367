from django.apps import AppConfig


class WebsiteConfig(AppConfig):
    name = "sayso.website"
    label = "website"
    default_auto_field = "django.db.models.BigAutoField"
