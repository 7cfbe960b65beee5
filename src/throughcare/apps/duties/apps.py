from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "throughcare.apps.duties"
    verbose_name = "Duties"
    default_auto_field = "django.db.models.BigAutoField"
