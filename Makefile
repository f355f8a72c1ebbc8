# Python 3.11 or newer is all that is needed: `make study` to learn, `make test` to work on it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
ARGS ?=

# The tests start the program a thousand times: it is compiled once.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help study test lint types imports bench soak wheel-test check docs screens lock clean

help: ## Say what each target does
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

study: $(VENV)/.study ## Open today's session (sets up what it needs, once)
	@$(BIN)/lossprep study $(ARGS)

test: check wheel-test ## Run all that CI runs (sets up what it needs, once)
	$(BIN)/python -m pytest --numprocesses 4 --dist worksteal $(ARGS)

lint: $(VENV)/.test ## Lint, and see that the code is formatted (ruff)
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.test ## Check the types (mypy, strict)
	$(BIN)/mypy

imports: $(VENV)/.test ## Check that imports run one way (import-linter)
	@echo $(BIN)/lint-imports
	@$(BIN)/lint-imports >$(VENV)/imports.log && tail -n 1 $(VENV)/imports.log || { cat $(VENV)/imports.log; exit 1; }

bench: $(VENV)/.test ## Measure how long things take
	@$(BIN)/python -m benchmarks

soak: $(VENV)/.test ## Run the long tests with their full counts
	LOSSPREP_SOAK=1 $(BIN)/python -m pytest -m "soak or hypothesis" $(ARGS)

wheel-test: $(VENV)/.test ## Build the wheel and use it from an empty environment
	$(BIN)/python scripts/wheel_test.py

check: lint types imports ## Run lint, types and imports

docs: $(VENV)/.test ## Write the reference of the commands from their help, and draw the README's picture
	$(BIN)/python scripts/manual.py
	$(BIN)/python scripts/picture.py

screens: $(VENV)/.test ## Draw every screen anew, for the test that compares them
	$(BIN)/python tests/gallery.py

lock: $(VENV)/.test ## Write the versions that are installed into constraints.txt
	$(BIN)/python -m pip freeze --exclude-editable | sed 's/+.*//' >constraints.txt

clean: ## Remove all that make made here, the environment too; what you learned is kept elsewhere
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .import_linter_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: what is installed is installed again only when what asked for it has changed.
$(VENV)/.made:
	@for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11; do \
	  if $$python -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	  then echo "Setting up (once)…"; $$python -m venv $(VENV) && touch $@; exit; fi; \
	done; \
	echo "lossprep needs Python 3.11 or newer, with its venv module: install it, or name it: make study PYTHON=/path/to/python3" >&2; \
	exit 1

$(VENV)/.study: pyproject.toml constraints.txt | $(VENV)/.made
	@$(PIP) install --constraint constraints.txt --editable .
	@touch $@

# pip knows dependency groups from 25.1 on.
$(VENV)/.test: pyproject.toml constraints.txt | $(VENV)/.made
	@echo "Installing what the tests need (once)…"
	@$(PIP) install pip==25.3
	@$(PIP) install --constraint constraints.txt --editable . --group dev --group oracles
	@touch $(VENV)/.study $@
