from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "sayso.listening"
    label = "listening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sayso.listening import receivers  # noqa: F401
