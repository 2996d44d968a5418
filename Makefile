# The archive's tasks. `make run` and `make test` need nothing but Python 3.11+ and make.
PYTHON ?= python3
VENV ?= .venv
PY = $(VENV)/bin/python
PIP = $(PY) -m pip install --quiet --disable-pip-version-check --no-deps
CAMEL_TOOLS = 1.6.0

.DEFAULT_GOAL := help
.PHONY: help run install test check format lint types score bench bench-extraction bench-retrieval bench-speed bench-load camel lock messages clean

help: ## Show these tasks
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 18

run: preflight $(VENV)/installed .env ## Set everything up from nothing and serve on 127.0.0.1:8000 (PORT=…)
	@$(PY) manage.py prepare
	@exec $(PY) manage.py serve

test: preflight-test $(VENV)/installed-dev ## Run the tests (DATABASE_URL=postgres://… for PostgreSQL)
	@$(PY) -m pytest --numprocesses auto --dist loadfile

check: preflight-test $(VENV)/installed-dev ## Everything that CI checks
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/lint-imports
	$(VENV)/bin/mypy
	$(VENV)/bin/djlint templates --check --lint
	$(PY) manage.py messages --check --settings newsarchive.settings_test
	$(PY) manage.py makemigrations --check --dry-run --settings newsarchive.settings_test
	DEBUG=false HTTPS=true SECRET_KEY=$$($(PY) -c "import secrets; print(secrets.token_urlsafe(50))") \
		$(PY) manage.py check --deploy --fail-level WARNING
	@if command -v node >/dev/null; then node --test articles/tests/js/*.mjs; \
	elif [ "$(CI)" = true ]; then echo "node is missing" >&2; exit 1; else echo "JavaScript tests: SKIPPED (no node)"; fi
	$(MAKE) --no-print-directory test

format: $(VENV)/installed-dev ## Format code and templates
	$(VENV)/bin/ruff format .
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/djlint templates --reformat --quiet

messages: $(VENV)/installed-dev ## Collect the strings to translate, and compile the catalogues
	$(PY) manage.py messages --settings newsarchive.settings_test

score: $(VENV)/installed-dev ## Score extraction on the labelled seeds
	$(PY) manage.py score_extraction articles/tests/gold/seeds.jsonl --settings newsarchive.settings_test

bench: $(VENV)/installed-dev ## Measure import, extraction and search (CORPUS=file.jsonl[.gz])
	$(PY) -m benchmarks archive $(if $(CORPUS),--corpus $(CORPUS)) $(BENCH)

bench-extraction: $(VENV)/installed-dev ## Measure extraction by itself (no corpus needed)
	$(PY) -m benchmarks extraction $(BENCH)

bench-retrieval: $(VENV)/installed-dev ## Measure ranking (DOCS=file.jsonl QUERIES="file.jsonl …")
	$(PY) -m benchmarks retrieval --docs $(DOCS) --queries $(QUERIES) $(BENCH)

bench-speed: $(VENV)/installed-dev ## Measure search beside its peers (ARTICLES=100000 CORPUS=… BENCH="--postgres URL")
	$(PY) -m benchmarks speed --peers $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(CORPUS),--corpus $(CORPUS)) $(BENCH)

bench-load: $(VENV)/installed-dev ## Measure many readers at once (ARTICLES=… CORPUS=…)
	$(PY) -m benchmarks load $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(CORPUS),--corpus $(CORPUS)) $(BENCH)

camel: $(VENV)/installed .env ## Download the optional data of CAMeL Tools (CAMEL=directory, NER=1: also the model of names)
	@$(if $(CAMEL),CAMELTOOLS_DATA=$(CAMEL) )$(PY) manage.py install_camel $(if $(NER),--ner)

install: $(VENV)/installed ## Only the virtual environment

lock: $(VENV)/installed-dev ## Renew the pinned lists of packages
	$(VENV)/bin/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url --no-emit-find-links \
		--no-header --output-file requirements.txt requirements.in
	printf 'camel-tools==%s\n    # without its dependencies, see requirements.in\n' $(CAMEL_TOOLS) >> requirements.txt
	$(VENV)/bin/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url --no-emit-find-links \
		--no-header --output-file requirements-dev.txt requirements-dev.in

clean: ## Remove the virtual environment and what tools left behind (never var/, your data)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

.PHONY: preflight preflight-test
preflight-test:
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) was not found; install Python 3.11 or newer, or say PYTHON=…" >&2; exit 1; }
	@$(PYTHON) newsarchive/preflight.py

preflight: preflight-test
	@$(PYTHON) newsarchive/preflight.py --port

$(VENV)/installed: requirements.txt
	@echo "Installing packages into $(VENV) …"
	@$(PYTHON) -m venv $(VENV) || { echo "make: $(PYTHON) cannot make virtual environments; install its venv module (Debian: python3-venv)" >&2; exit 1; }
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	@$(PIP) -r requirements-dev.txt
	@touch $@

.env:
	@umask 077 && sed "s|^SECRET_KEY=.*|SECRET_KEY=$$($(PY) -c 'import secrets; print(secrets.token_urlsafe(50))')|" .env.example > .env
	@echo "Wrote .env with a new SECRET_KEY."
