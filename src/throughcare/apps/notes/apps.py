from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "throughcare.apps.notes"
    verbose_name = "Notes"
    default_auto_field = "django.db.models.BigAutoField"
