from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    name = "sayso.framework"
    label = "framework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sayso.framework import receivers, tasks  # noqa: F401
