"""Django's own commands, for developers: starts a database if none is given."""

import os
import sys
from pathlib import Path

from sayso.foundations.database.embedded import running

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sayso.config.settings")
    with running(Path(os.environ.get("SAYSO_DATA", ".data"))):
        from django.core.management import execute_from_command_line

        execute_from_command_line(sys.argv)
