# Every target does its own set-up; each line calls the real tool. `make setup` works offline after its first time.
PYTHON ?=
BIN := .venv/bin
STAMP := .venv/.igny8-set-up

.DEFAULT_GOAL := help
.PHONY: help setup run test check fix bench quality realdata lock chaos fuzz migration api shots

help: ## Show the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## Make .venv with everything that development needs

FRONTEND := $(shell find frontend/src frontend/public -type f ! -name '*.gen.d.ts') \
	frontend/package-lock.json frontend/index.html frontend/vite.config.ts docs/reference/openapi.json

$(STAMP): requirements/dev.lock requirements/uv.lock requirements/model.lock pyproject.toml scripts/setup \
		tests/servers/node/package-lock.json $(FRONTEND)
	PYTHON=$(PYTHON) scripts/setup
	@touch $@

run: $(STAMP) ## Start IGNY8 with a demo site and its first run
	$(BIN)/igny8 demo --up

test: $(STAMP) ## Every check and every test
	scripts/check
	scripts/test

check: $(STAMP) ## Format, types, floors, migrations and the fast tests
	scripts/check
	scripts/test -m "not slow"

bench: $(STAMP) ## Measure import, grouping, engine, API, streams and web app, beside peers where there are any
	$(BIN)/python -m benchmarks.imports
	$(BIN)/python -m benchmarks.grouping
	$(BIN)/python -m benchmarks.engine
	$(BIN)/python -m benchmarks.idle
	$(BIN)/python -m benchmarks.api
	$(BIN)/python -m benchmarks.streams
	$(BIN)/python -m benchmarks.web

shots: $(STAMP) ## Take every page in both themes, wide and narrow (MIDDLE=1: at 1024 too), into DIR (default build/shots)
	$(BIN)/python -m tests.e2e.shots $(if $(MIDDLE),--middle) $(DIR)

quality: $(STAMP) ## Measure readability and the checks' speed on the graded texts of DIR
	@test -n "$(DIR)" || { echo "Name the folder: make quality DIR=folder" >&2; exit 2; }
	$(BIN)/python -m benchmarks.quality "$(DIR)"

realdata: $(STAMP) ## Try importer and grouping on the real exports of DIR
	@test -n "$(DIR)" || { echo "Name the folder: make realdata DIR=folder" >&2; exit 2; }
	$(BIN)/python -m benchmarks.realdata.imports "$(DIR)"
	$(BIN)/python -m benchmarks.realdata.grouping "$(DIR)"

chaos: $(STAMP) ## Kill the worker N times (default 100), on SQLite and on PostgreSQL
	IGNY8_CHAOS_KILLS=$(or $(N),100) $(BIN)/python -m pytest -n 0 tests/chaos/test_kills.py
	IGNY8_CHAOS_KILLS=$(or $(N),100) $(BIN)/python -m tests.servers.postgresql -- \
		$(CURDIR)/$(BIN)/python -m pytest -n 0 --on-postgresql tests/chaos/test_kills.py

fuzz: $(STAMP) ## Let the property tests look for examples that the suite hasn't tried
	IGNY8_HYPOTHESIS=exploring $(BIN)/python -m pytest -n auto -p no:randomly tests/unit tests/flow/engine
	IGNY8_HYPOTHESIS=exploring IGNY8_SCHEMATHESIS_CASES=$(or $(N),10000) \
		$(BIN)/python -m pytest -n auto -p no:randomly tests/api/test_schemathesis.py

migration: $(STAMP) ## Write the initial migration anew, until the first release
	$(BIN)/python scripts/initial_migration.py

api: $(STAMP) ## Write the API's document and its examples anew
	$(BIN)/python -m tests.api

fix: $(STAMP) ## Format, and mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	cd frontend && npm run --silent fix

lock: $(STAMP) ## Choose versions anew and write the lock files
	scripts/lock
