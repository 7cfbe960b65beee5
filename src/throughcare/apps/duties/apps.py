from django.apps import AppConfig


class DutiesConfig(AppConfig):
    name = "throughcare.apps.duties"
    verbose_name = "Duties"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have duties reckoned again before any change commits, and what is open asked before involvement is closed."""
        from throughcare.apps.duties import projector, still_open  # noqa: F401
