from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "throughcare.apps.care"
    verbose_name = "Care"
    default_auto_field = "django.db.models.BigAutoField"
