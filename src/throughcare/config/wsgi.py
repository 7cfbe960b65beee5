"""The door gunicorn comes in by."""

import os
import sys

from django.core.wsgi import get_wsgi_application

from throughcare.core.settled import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "throughcare.config.settings")
# A thread that comes back from the database waits for one that draws a page, as often as it asked: forty times in saving a note. A fifth of
# Python's own patience, so that short waits stay short.
sys.setswitchinterval(0.001)
application = get_wsgi_application()
settle()
