from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "sayso.involvement"
    label = "involvement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sayso.involvement import receivers  # noqa: F401
