"""Settings enough to draw a page, for when the whole application's are not loaded."""

import django
from django.conf import settings

if not settings.configured:
    settings.configure(
        SECRET_KEY="only-for-drawing-pages-in-tests",
        STATIC_URL="/static/",
        USE_TZ=True,
        TIME_ZONE="Europe/London",
    )
    django.setup()
