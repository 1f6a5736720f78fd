# Two commands are all a fresh machine needs: `make run` and `make test`.
PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	"$$one" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$one" && break; done)
BIN := .venv/bin

.PHONY: run test check bench pictures clean

run: .venv/.installed
	@if [ -t 0 ] && [ -t 1 ]; then $(BIN)/mapcoach; else $(BIN)/mapcoach demo; fi

test: .venv/.tested check
	$(BIN)/pytest -n auto --maxprocesses 8

# What is checked without running: style, types, and that each room imports only from those below it.
check: .venv/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.tested
	@for one in bench/*.py; do $(BIN)/python "$$one" || exit 1; done

# The pictures in docs/pictures, drawn by the real app; drawn anew when a screen has changed.
pictures: .venv/.tested
	$(BIN)/python docs/pictures.py

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "mapcoach needs Python 3.11 or newer; none was found." >&2; exit 1; }
	@$(PYTHON) -m venv .venv >&2

# Installed in place, so that a change of the code or of prompts/ and templates/ counts at once.
.venv/.installed: pyproject.toml | .venv/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . >&2
	@touch $@

.venv/.tested: pyproject.toml | .venv/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' >&2
	@touch $@ .venv/.installed

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
