# Two commands do everything: `make run` and `make test`.
PORT ?= 8000
DATA ?= .data
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help run test bench kills check lock css messages doors clean
.DEFAULT_GOAL := help

help:
	@echo "make run [PORT=8123]   start Sayso with an invented landlord to look around"
	@echo "make test              set up what tests need, and run all of them"
	@echo "make bench             measure, each figure beside its floor"
	@echo "make kills             kill database, web, worker and import a hundred times in a day; lose nothing"

run: $(VENV)/run.ready
	@exec $(BIN)/sayso run --demo --port $(PORT) --data $(DATA)

test: $(VENV)/test.ready
	@bash tools/test.sh

bench: $(VENV)/test.ready
	@$(BIN)/python -m tools.bench

kills: $(VENV)/test.ready
	@PYTHONPATH=src:. $(BIN)/python -m tools.kills 100

# The environment: made once, and again when a lock file changes.
$(VENV)/bin/python:
	@bash tools/venv.sh $(PYTHON) $(VENV)

$(VENV)/run.ready: $(VENV)/bin/python requirements.lock pyproject.toml
	@echo "Installing what Sayso needs; this takes a minute, once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.ready: $(VENV)/bin/python requirements-dev.lock pyproject.toml
	@echo "Installing what the tests need; this takes a minute, once."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/run.ready

# For developers.
check: $(VENV)/test.ready
	@$(BIN)/ruff check && $(BIN)/ruff format --check && $(BIN)/lint-imports && $(BIN)/mypy

css:
	@bash tools/build_css.sh

messages: $(VENV)/test.ready
	@$(BIN)/python tools/messages.py

doors: $(VENV)/test.ready
	@$(BIN)/python -m tests.architecture.write_doors

lock:
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --generate-hashes --universal --no-header -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --universal --no-header -o requirements-dev.lock

clean:
	rm -rf $(VENV) build dist *.egg-info artifacts .mypy_cache .ruff_cache .import_linter_cache
