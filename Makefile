# Likewise: set up, run, check. `make` alone lists what there is.

PYTHON ?= python3

# The folder travels as an environment variable and never as words of a command line, so spaces,
# quotes, `$` and a leading dash reach the program as they were typed. `value` keeps make from
# reading a `$` in it; the program itself expands `~`.
export LIKEWISE_FOLDER := $(value FOLDER)
unexport FOLDER

VENV_PYTHON := .venv/bin/python

.PHONY: help run test test-window test-core stress setup setup-test setup-bench format clean

help:
	@echo "make run                    open Likewise on its sample gallery"
	@echo "make run FOLDER=~/Pictures  open Likewise on a folder of pictures"
	@echo "make test                   style, types, layers and tests"
	@echo "make stress                 the heavy tests: faults, hostile files, a long random use"
	@echo "make setup                  only make .venv and install into it"
	@echo "make setup-bench            the same, with what the benchmarks compare against"
	@echo "make format                 put the code in the project's style"
	@echo "make clean                  remove .venv and what the tools left behind"
	@echo "Another Python: make run PYTHON=python3.12"

setup:
	@"$(PYTHON)" scripts/setup.py

setup-test:
	@"$(PYTHON)" scripts/setup.py --extra test

setup-bench:
	@"$(PYTHON)" scripts/setup.py --extra bench

run: setup
	@if [ -n "$$LIKEWISE_FOLDER" ]; \
	then exec $(VENV_PYTHON) main.py; \
	else exec $(VENV_PYTHON) main.py --sample-gallery; \
	fi

# The tests open no window: Qt draws into memory. Those of the window and all others run side by
# side, and what each half has to say comes when it has ended.
test: setup-test
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m mypy
	$(VENV_PYTHON) -c "from importlinter.cli import lint_imports_command as run; run()"
	$(MAKE) --no-print-directory --jobs=2 --keep-going --output-sync=target test-window test-core

test-window test-core: export QT_QPA_PLATFORM := offscreen

test-window:
	$(VENV_PYTHON) -m pytest tests/gui

test-core:
	$(VENV_PYTHON) -m pytest tests --ignore=tests/gui

# Goes on where it was cut short; `.venv/bin/python -m tests.stress --again` starts over.
stress: export QT_QPA_PLATFORM := offscreen
stress: setup-test
	$(VENV_PYTHON) -m tests.stress

format: setup-test
	$(VENV_PYTHON) -m ruff check --fix .
	$(VENV_PYTHON) -m ruff format .

clean:
	rm -rf .venv build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
