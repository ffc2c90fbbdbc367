#!/usr/bin/env bash
# Everything that must hold before a change lands. Sets up what it needs by itself.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
step() { printf '\n== %s\n' "$1"; }

step "A browser for the journeys"
browser=${SAYSO_CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
if [ -z "$browser" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
        browser=$(command -v chromium)
    else
        $bin/playwright install chromium
    fi
fi
# It puts the words of a right-to-left letter back in order; without it that one test says what it left out.
if ! command -v pdftotext >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq poppler-utils >/dev/null
fi
if [ -n "$browser" ]; then export SAYSO_CHROMIUM=$browser; fi
echo "${SAYSO_CHROMIUM:-the one that came with Playwright}"

step "Lock files name no registry"
if git grep -nE '^(--index-url|--extra-index-url|--find-links)|source = \{ registry' -- '*.lock' '*.txt' '*.toml'; then exit 1; fi

step "Lint";            $bin/ruff check; $bin/ruff format --check
step "Import contracts"; $bin/lint-imports
step "Types";           $bin/mypy
step "Tests";           $bin/pytest -n "${SAYSO_TEST_PROCESSES:-2}" --dist loadfile --no-loadscope-reorder --durations=15
