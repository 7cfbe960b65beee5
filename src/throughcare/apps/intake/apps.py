from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "throughcare.apps.intake"
    verbose_name = "Intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put imports on the first pages of those who bring them in."""
        from throughcare.apps.desk.first_pages import offer
        from throughcare.apps.intake.first_page import OFFERS

        offer(*OFFERS)
