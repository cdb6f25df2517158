"""The WSGI entry that Granian serves."""

import gc
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rehabit.config.settings")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()

# What is loaded now stays; looking through it again and again for what could be freed costs every page.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
