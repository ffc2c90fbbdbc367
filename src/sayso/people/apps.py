from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sayso.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sayso.people import tasks  # noqa: F401
