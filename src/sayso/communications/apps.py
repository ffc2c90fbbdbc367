from django.apps import AppConfig


class CommunicationsConfig(AppConfig):
    name = "sayso.communications"
    label = "communications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sayso.communications import receivers, tasks  # noqa: F401
