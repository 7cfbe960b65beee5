"""Settings enough to draw a page, for when these tests run without the whole application."""

import os

import django
import pytest
from django.conf import settings


@pytest.fixture(scope="session", autouse=True)
def enough_settings() -> None:
    """Left alone where the application's own settings are in force."""
    if settings.configured or "DJANGO_SETTINGS_MODULE" in os.environ:
        return
    settings.configure(
        SECRET_KEY="only-for-drawing-pages-in-tests", STATIC_URL="/static/", USE_TZ=True, TIME_ZONE="Europe/London"
    )
    django.setup()
