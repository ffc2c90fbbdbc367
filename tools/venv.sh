#!/usr/bin/env bash
# Make the virtual environment, or say in a sentence why it cannot be made.
set -eu
python=$1 folder=$2
if ! command -v "$python" >/dev/null; then
    echo "Sayso needs Python 3.11 or newer, and there is no '$python' here. Install it, or name it: make run PYTHON=python3.12" >&2
    exit 2
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Sayso needs Python 3.11 or newer; '$python' is $("$python" -V). Name a newer one: make run PYTHON=python3.12" >&2
    exit 2
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else
        echo "Python's venv module is missing. Install it (on Debian and Ubuntu: sudo apt install python3-venv) and run this again." >&2
        exit 2
    fi
fi
"$python" -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --disable-pip-version-check "setuptools>=75"
