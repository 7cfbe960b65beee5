from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "throughcare.apps.desk"
    verbose_name = "Desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put on the first pages of analysts, business support and placements what they come for."""
        from throughcare.apps.desk import counted, office, placing
        from throughcare.apps.desk.first_pages import offer

        offer(*counted.OFFERS, *office.OFFERS, *placing.OFFERS)
