from django.apps import AppConfig


class InvolvementConfig(AppConfig):
    name = "throughcare.apps.involvement"
    verbose_name = "Involvement"
    default_auto_field = "django.db.models.BigAutoField"
