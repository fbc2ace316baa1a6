# Vaihingen U-Net. `make` lists the targets; `make test` and `make demo` set up all they need.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PLUGIN  := vaihingen_qgis_plugin
VERSION := $(shell sed -n 's/^version=//p' metadata.txt)
OUT     := build/$(PLUGIN)
PROFILE ?= $(HOME)/.local/share/QGIS/QGIS3/profiles/default

# PyTorch for tests and demo; e.g. make demo TORCH="torch --index-url https://download.pytorch.org/whl/cu128"
TORCH   ?= torch==2.13.0
PYTHON  ?= python3
# Processes of the tests; JOBS=0 runs them in pytest's own, as a debugger needs it.
JOBS    ?= auto
# How long `make fuzz` runs, where its chance begins, which part of it, and the one case to repeat.
MINUTES ?= 3
SEED    ?= 1
PART    ?=
CASE    ?=
# QGIS's own Python: the one that finds PyQGIS.
QPYTHON ?= /usr/bin/python3

ENGINE  := .venv/bin/python
QGIS    := .venv-qgis/bin/python
# Written when an environment is complete: its Python is a link to the system's, whose date says nothing.
ENGINE_READY := .venv/ready
QGIS_READY   := .venv-qgis/ready
DOCS_READY   := .venv-docs/ready
# The oldest Python that QGIS brings. From 3.12 on there is a NumPy whose types cannot be read as those of an older one.
OLDEST        = $(shell $(ENGINE) -c "import sys; print('--python-version 3.10' if sys.version_info < (3, 12) else '')")
# What the algorithms say of themselves, and the pages of help that are made of it.
HELP         := build/help
SPOKEN       := $(wildcard $(shell git ls-files $(PLUGIN) training/contract metadata.txt))
WRITTEN      := $(wildcard $(shell git ls-files docs site))
# worksteal: tests of one module stay together, which share what is made once; a process that has none left takes some of another's.
PYTEST  := -m pytest -q -n $(JOBS) --maxprocesses 4 --dist worksteal
export QT_QPA_PLATFORM ?= offscreen
export NO_MKDOCS_2_WARNING := 1
# Packages are compiled as they are imported first, and not at every start of a program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo check test test-engine test-plugin test-e2e test-qgis fuzz bench gpu-check lint types format translations build link docs package install clean setup
.PHONY: needs-engine needs-demo needs-test

help:            ## this list
	@sed -n 's/^\([a-z0-9-]*\):[^#]*## */\1\t/p' $(MAKEFILE_LIST) | expand -t 16

demo: needs-demo $(ENGINE_READY) package   ## the main job on demo data (or DATA=folder), through qgis_process; results in demo/
	PYTHONPATH=. $(ENGINE) tests/e2e/demo.py --zip dist/$(PLUGIN).$(VERSION).zip --out demo $(if $(DATA),--data "$(DATA)")

check: $(ENGINE_READY) lint types   ## after each change: style, types, and the engine's tests that are not slow; a few minutes
	$(ENGINE) $(PYTEST) -m "not slow" --durations 10 --durations-min 2 tests/engine tests/test_*.py

test: setup package lint types test-engine test-plugin test-e2e   ## everything that CI runs

test-engine: $(ENGINE_READY)   ## the engine without QGIS; the slow tests too
	$(ENGINE) $(PYTEST) tests/engine tests/test_*.py

test-plugin: $(QGIS_READY) link   ## the plugin in a real QGIS, with faked workers
	REQUIRE_QGIS=1 $(QGIS) $(PYTEST) tests/plugin

test-e2e: setup package   ## zip, fresh profile, qgis_process and windows, with the real engine
	VAIHINGEN_PYTHON="$(CURDIR)/$(ENGINE)" REQUIRE_QGIS=1 $(QGIS) $(PYTEST) tests/e2e

test-qgis: $(QGIS_READY)   ## the plugin's tests in another QGIS, VERSION=3.40 or 3.44; makes a Debian for it (root, debootstrap)
	.ci/test-qgis "$(VERSION)" -n $(JOBS) --maxprocesses 4 --dist worksteal

fuzz: $(ENGINE_READY) $(QGIS_READY)   ## damaged inputs to both programs for MINUTES=3 (SEED=1, PART=readers|jobs|qgis, CASE=17)
	.ci/fuzz "$(MINUTES)" "$(SEED)" "$(PART)" "$(CASE)"

bench: setup link   ## speed, memory and learning against other tools and loops, side by side (BENCH="tile ndvi" for some)
	$(ENGINE) -m tests.bench $(BENCH)

gpu-check: $(ENGINE_READY)   ## what the engine makes of this machine's graphics card, in minutes; docs/graphics_cards.md
	$(ENGINE) -m tests.bench.gpu

lint: $(ENGINE_READY)   ## style, and what plugins.qgis.org checks of a zip that is uploaded
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/bandit --quiet --skip B404 --recursive $(PLUGIN) training
	git ls-files $(PLUGIN) training metadata.txt | xargs .venv/bin/detect-secrets-hook
	.venv/bin/flake8 --max-line-length 120 --extend-ignore E203,E402,E501 $(PLUGIN) training

types: $(ENGINE_READY) link   ## types of both programs
	.venv/bin/mypy training & engine=$$!; .venv/bin/mypy $(OLDEST) build/$(PLUGIN); wait $$engine

format: $(ENGINE_READY)   ## bring the code into its style
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .

translations: $(ENGINE_READY)   ## the catalogues of translations: brings them up to the sources, and compiles them
	$(ENGINE) -m i18n

build: $(HELP)/pages/index.html   ## the folder QGIS loads: a copy of the tracked files and the pages of help, exactly what ships
	rm -rf $(OUT) build/training && mkdir -p $(OUT)
	git ls-files $(PLUGIN) training metadata.txt LICENSE | tar -cf - -T - | tar -xf - -C build
	mv build/training build/metadata.txt build/LICENSE $(OUT)/
	cp -r $(HELP)/pages $(OUT)/help

link:            ## the same folder made of links: edit here, reload in QGIS
	rm -rf $(OUT) && mkdir -p $(OUT)
	ln -s $(CURDIR)/$(PLUGIN)/* $(CURDIR)/training $(CURDIR)/metadata.txt $(CURDIR)/LICENSE $(OUT)/

docs: $(HELP)/algorithms.json $(DOCS_READY)   ## the site with tutorial, help and all subjects, in build/site
	.venv-docs/bin/mkdocs build --strict --config-file site/mkdocs.yml
	@echo "Look at build/site/index.html"

$(HELP)/pages/index.html: $(WRITTEN) $(HELP)/algorithms.json $(DOCS_READY)
	.venv-docs/bin/mkdocs build --strict --config-file site/offline.yml
	rm -f $(HELP)/pages/sitemap.xml*

$(HELP)/algorithms.json: $(SPOKEN) site/describe.py | needs-demo
	rm -rf $(HELP) && mkdir -p $(HELP)/plugins/$(PLUGIN)
	ln -s $(CURDIR)/$(PLUGIN)/* $(CURDIR)/training $(CURDIR)/metadata.txt $(HELP)/plugins/$(PLUGIN)/
	$(QPYTHON) site/describe.py $(HELP)/plugins $@

package: build   ## dist/$(PLUGIN).VERSION.zip for "Install from ZIP"
	mkdir -p dist && cd build && python3 -m zipfile -c ../dist/$(PLUGIN).$(VERSION).zip $(PLUGIN)

install: build   ## into a QGIS profile (PROFILE=...)
	mkdir -p "$(PROFILE)/python/plugins" && rm -rf "$(PROFILE)/python/plugins/$(PLUGIN)"
	cp -r $(OUT) "$(PROFILE)/python/plugins/"

setup: needs-test $(ENGINE_READY) $(QGIS_READY)   ## QGIS from apt when missing, the engine's packages in .venv, pytest in .venv-qgis

# What is missing is installed where there is apt, and named elsewhere.
needs-engine needs-demo needs-test: needs-%:
	@PYTHON="$(PYTHON)" QPYTHON="$(QPYTHON)" .ci/needs $*

# The installed PyTorch stays: torchvision, which the encoders bring, asks for one build of it.
$(ENGINE_READY): training/requirements.txt training/requirements-onnx.txt training/requirements-encoders.txt tests/requirements.txt pyproject.toml | needs-engine
	$(PYTHON) -m venv .venv
	.venv/bin/pip install --quiet --no-compile $(TORCH)
	.venv/bin/python -c "from importlib.metadata import version; print('torch==' + version('torch'))" > .venv/torch.txt
	.venv/bin/pip install --quiet --no-compile -c .venv/torch.txt -r training/requirements.txt -r tests/requirements.txt
	touch $@

$(QGIS_READY): tests/requirements-qgis.txt | needs-test
	$(QPYTHON) -m venv --system-site-packages .venv-qgis
	.venv-qgis/bin/pip install --quiet -r tests/requirements-qgis.txt
	touch $@

$(DOCS_READY): site/requirements.txt | needs-engine
	$(PYTHON) -m venv .venv-docs
	.venv-docs/bin/pip install --quiet --no-compile -r site/requirements.txt
	touch $@

clean:           ## remove what make has made, but not the environments
	rm -rf build dist demo .pytest_cache .ruff_cache .mypy_cache
	find . -name __pycache__ -not -path './.venv*' -prune -exec rm -rf {} +
