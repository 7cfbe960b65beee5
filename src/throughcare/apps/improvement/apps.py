from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "throughcare.apps.improvement"
    verbose_name = "Improvement"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have what is doubtful found again before any change commits, and what was agreed from figures told to snapshots."""
        from throughcare.apps.extract import doubted, kept  # noqa: F401
        from throughcare.apps.improvement import told

        kept.also.append(told.rows)
