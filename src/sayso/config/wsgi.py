"""The web server's way in."""

import os

from django.core.wsgi import get_wsgi_application

from sayso.config import lifeline

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sayso.config.settings")
lifeline.hold()
application = get_wsgi_application()
