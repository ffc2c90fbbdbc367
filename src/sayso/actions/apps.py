from django.apps import AppConfig


class ActionsConfig(AppConfig):
    name = "sayso.actions"
    label = "actions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sayso.actions import receivers  # noqa: F401
