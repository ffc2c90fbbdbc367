from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "sayso.foundations.jobs"
    label = "jobs"
