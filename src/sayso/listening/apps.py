from django.apps import AppConfig


class ListeningConfig(AppConfig):
    name = "sayso.listening"
    label = "listening"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sayso.listening import receivers  # noqa: F401
        from sayso.listening.queries import taking_part
        from sayso.people.queries import segments

        segments.KNOWN_ABOVE["took_part"] = taking_part.condition
