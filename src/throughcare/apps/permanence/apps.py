from django.apps import AppConfig


class PermanenceConfig(AppConfig):
    name = "throughcare.apps.permanence"
    verbose_name = "Permanence"
    default_auto_field = "django.db.models.BigAutoField"
