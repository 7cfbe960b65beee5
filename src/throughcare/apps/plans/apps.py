from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "throughcare.apps.plans"
    verbose_name = "Assessments and plans"
    default_auto_field = "django.db.models.BigAutoField"
