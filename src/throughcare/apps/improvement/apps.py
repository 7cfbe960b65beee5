from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "throughcare.apps.improvement"
    verbose_name = "Improvement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have what is doubtful found again before any change commits."""
        from throughcare.apps.extract import doubted  # noqa: F401
