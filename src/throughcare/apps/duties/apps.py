from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "throughcare.apps.duties"
    verbose_name = "Duties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have duties reckoned again before any change commits."""
        from throughcare.apps.duties import projector  # noqa: F401
