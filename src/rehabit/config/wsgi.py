"""The WSGI entry that Granian serves."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rehabit.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
