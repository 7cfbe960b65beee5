from django.apps import AppConfig


class LeavingConfig(AppConfig):
    name = "throughcare.apps.leaving"
    verbose_name = "Leaving care"
    default_auto_field = "django.db.models.BigAutoField"
