"""Write docs/generated/doors.md anew: `python -m tests.architecture.write_doors`."""

import os

import django

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sayso.config.settings")
    os.environ.setdefault("SAYSO_SECRET_KEY", "only-to-read-the-addresses")
    django.setup()
    from tests.architecture import doors

    doors.write()
