from django.apps import AppConfig


class AgreedConfig(AppConfig):
    name = "throughcare.apps.agreed"
    verbose_name = "Agreed actions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have what a worker agreed to do pass on with the child."""
        from throughcare.apps.agreed import actions  # noqa: F401
