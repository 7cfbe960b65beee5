from django.apps import AppConfig


class MissingConfig(AppConfig):
    name = "throughcare.apps.missing"
    verbose_name = "Missing"
    default_auto_field = "django.db.models.BigAutoField"
