from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "throughcare.apps.quality"
    verbose_name = "Records to put right"
    default_auto_field = "django.db.models.BigAutoField"
