from django.apps import AppConfig


class AgreedConfig(AppConfig):
    name = "throughcare.apps.agreed"
    verbose_name = "Agreed actions"
    default_auto_field = "django.db.models.BigAutoField"
