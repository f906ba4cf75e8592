# The commands of this project. `make` alone prints them; every step is skipped while its input is unchanged.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Some images set it; each start of the program would compile its modules anew, a fifth of a start.
unexport PYTHONDONTWRITEBYTECODE

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$name && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input --quiet

.PHONY: help
help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- the Python environment -------------------------------------------------------------------------------------

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is missing: install it (Debian: apt-get install python3 python3-venv), then say make again."; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements.lock
	$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.development: requirements-dev.lock $(VENV)/.runtime
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

# --- the front end ----------------------------------------------------------------------------------------------

SOURCES_OF_FRONTEND := $(shell find frontend -type f -not -path '*/node_modules/*' -not -path 'frontend/dist/*' 2>/dev/null)

frontend/node_modules/.installed: frontend/package-lock.json
	@command -v npm >/dev/null 2>&1 || { echo "Node 20 or newer with npm is missing: install it, then say make again."; exit 1; }
	cd frontend && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

frontend/dist/index.html: frontend/node_modules/.installed $(SOURCES_OF_FRONTEND)
	cd frontend && npm run --silent build
	@touch $@

# --- what other people write clients with --------------------------------------------------------------------------

CLIENTS := .venv-clients

$(CLIENTS)/.installed: tests/clients/requirements.lock | $(BIN)/python
	$(BIN)/python -m venv --clear --without-pip $(CLIENTS)
	$(PIP) --python $(CLIENTS)/bin/python install --no-compile --require-hashes --requirement tests/clients/requirements.lock
	@touch $@

tests/clients/node_modules/.installed: tests/clients/package-lock.json
	@command -v npm >/dev/null 2>&1 || { echo "Node 20 or newer with npm is missing: install it, then say make again."; exit 1; }
	cd tests/clients && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: clients
clients: $(CLIENTS)/.installed tests/clients/node_modules/.installed ## install the clients of others that the tests run

# --- the commands -----------------------------------------------------------------------------------------------

.PHONY: install
install: $(VENV)/.runtime frontend/dist/index.html ## install and build everything that running needs

.PHONY: run
run: install ## start the program: PORT, DATA_DIR, DATABASE_URL, DEMO=0
	@exec $(BIN)/liangxin serve

.PHONY: test
test: $(VENV)/.development frontend/dist/index.html clients browser check ## every test of every kind
	cd frontend && npm test --silent
	$(BIN)/python -m pytest --ignore=tests/browser --numprocesses=auto --dist=loadfile --no-loadscope-reorder
	$(BIN)/python -m pytest tests/browser --numprocesses=2 --dist=loadfile --no-loadscope-reorder --durations=20

.PHONY: screenshots
screenshots: $(VENV)/.development frontend/dist/index.html browser ## take the README's pictures anew, from the demo
	$(BIN)/python -m pytest tests/browser/test_journeys.py -k readme
	@for name in map dashboard ledger my-branch; do \
		cp tests/browser/pictures/readme-$$name.png docs/screenshots/$$name.png; done

.PHONY: bench
bench: $(VENV)/.development frontend/dist/index.html ## the benchmarks beside our peers; raw figures in bench/results
	@mkdir -p bench/results
	$(BIN)/python -m bench

.PHONY: generate
generate: $(VENV)/.development frontend/node_modules/.installed tests/clients/node_modules/.installed ## write anew what is made from code and committed beside it
	$(BIN)/liangxin schema --policies
	$(BIN)/liangxin schema > schema.graphql.new && mv schema.graphql.new schema.graphql
	$(BIN)/liangxin schema --errors > docs/errors.md.new && mv docs/errors.md.new docs/errors.md
	node tests/clients/schema/changes.mjs
	cd frontend && npm run --silent codegen

.PHONY: release-schema
release-schema: tests/clients/node_modules/.installed ## close docs/schema-changes.md under VERSION: the schema is released
	@test -n "$(VERSION)" || { echo "Say which: make release-schema VERSION=1.2.0"; exit 1; }
	node tests/clients/schema/changes.mjs --release $(VERSION)

# --- the checks -------------------------------------------------------------------------------------------------

.PHONY: check check-format check-lint check-types check-imports check-schema check-frontend check-locks
check: check-format check-lint check-types check-imports check-schema check-frontend check-locks ## format, lint, types, imports, generated files, locks

check-format: $(VENV)/.development
	$(BIN)/ruff format --quiet --check .

check-lint: $(VENV)/.development
	$(BIN)/ruff check --quiet .

check-types: $(VENV)/.development
	$(BIN)/mypy --no-error-summary

check-imports: $(VENV)/.development
	$(BIN)/lint-imports --no-logo

check-schema: $(VENV)/.development tests/clients/node_modules/.installed
	@$(BIN)/liangxin schema | diff -u schema.graphql - || { echo "schema.graphql is stale: run make generate"; exit 1; }
	@tests/clients/node_modules/.bin/eslint --config tests/clients/schema/eslint.config.js schema.graphql
	@node tests/clients/schema/changes.mjs --check

check-frontend: frontend/node_modules/.installed
	cd frontend && npm run --silent check

check-locks: # a lock names packages and hashes, never where one machine happened to fetch them
	@grep -nE '://|^--|@ file' requirements.lock requirements-dev.lock tests/clients/requirements.lock; [ $$? = 1 ]
	@grep -nE '"resolved"|"lockfileVersion": *[12],' frontend/package-lock.json tests/clients/package-lock.json; [ $$? = 1 ]

# --- the browser of the tests -----------------------------------------------------------------------------------

.PHONY: browser
browser: # Chromium and a font for Chinese
	@if command -v chromium >/dev/null 2>&1 && fc-list :lang=zh 2>/dev/null | grep -q .; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing Chromium and a font for Chinese"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fontconfig fonts-noto-cjk >/dev/null; \
	else \
		echo "The browser tests need chromium, fontconfig and a font for Chinese: apt-get install chromium fontconfig fonts-noto-cjk"; exit 1; \
	fi
