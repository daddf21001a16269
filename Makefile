# Likewise: set up, run, check. `make` alone lists what there is.

PYTHON ?= python3

# The folder travels as an environment variable and never as words of a command line, so spaces,
# quotes, `$` and a leading dash reach the program as they were typed. `value` keeps make from
# reading a `$` in it; the program itself expands `~`.
export LIKEWISE_FOLDER := $(value FOLDER)
unexport FOLDER

VENV_PYTHON := .venv/bin/python

.PHONY: help run test test-window test-core stress package docs screenshots translations \
	setup setup-test setup-bench setup-docs setup-package format clean

help:
	@echo "make run                    open Likewise on its sample gallery"
	@echo "make run FOLDER=~/Pictures  open Likewise on a folder of pictures"
	@echo "make test                   style, types, layers and tests"
	@echo "make stress                 the heavy tests: faults, hostile files, a long random use"
	@echo "make package                a folder that runs without Python, and drive it once"
	@echo "make docs                   the guide, as a site"
	@echo "make screenshots            take the pictures of the guide anew"
	@echo "make translations           bring the translations up to date with the source"
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

setup-docs:
	@"$(PYTHON)" scripts/setup.py --extra docs

# Where Annoy has to be built from its source, it must run on other processors than this one.
setup-package: export ANNOY_COMPILER_ARGS := -O3,-ffast-math,-fno-associative-math,-std=c++14,-DANNOYLIB_MULTITHREADED_BUILD
setup-package:
	@"$(PYTHON)" scripts/setup.py --extra package

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

# Takes minutes and some 10 GB of disk with the torch that pip gives on Linux.
package: setup-package
	$(VENV_PYTHON) package/build.py

# The site must ask nothing of other machines. Its maker's advertisement is no warning.
docs: setup-docs
	NO_MKDOCS_2_WARNING=1 $(VENV_PYTHON) -m mkdocs build --strict
	@! grep -rnE '<(script|link|img|iframe)[^>]*(src|href)="?(https?:)?//' site --include=*.html

# Every sentence of the source gets a place in each language.
translations: setup-test
	$(VENV_PYTHON) scripts/translations.py

# From the real program, on the sample gallery; without a screen.
screenshots: setup
	QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) scripts/screenshots.py docs/pictures

format: setup-test
	$(VENV_PYTHON) -m ruff check --fix .
	$(VENV_PYTHON) -m ruff format .

clean:
	rm -rf .venv build dist site *.egg-info .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
