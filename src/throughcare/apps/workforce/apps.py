from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "throughcare.apps.workforce"
    verbose_name = "Workforce"
    default_auto_field = "django.db.models.BigAutoField"
