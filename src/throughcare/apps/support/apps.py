from django.apps import AppConfig


class SupportConfig(AppConfig):
    name = "throughcare.apps.support"
    verbose_name = "Support"
    default_auto_field = "django.db.models.BigAutoField"
