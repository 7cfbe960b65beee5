from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "throughcare.apps.oversight"
    verbose_name = "Meetings, decisions and supervision"
    default_auto_field = "django.db.models.BigAutoField"
