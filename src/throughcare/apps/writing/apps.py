from django.apps import AppConfig


class WritingConfig(AppConfig):
    name = "throughcare.apps.writing"
    verbose_name = "Writing"
    default_auto_field = "django.db.models.BigAutoField"
