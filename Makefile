# make demo: see it.   make test: prove it.   Everything else is in `make help`.

# The first of these that is new enough. Asked once: it is wanted by every start.
ifndef PYTHON
PYTHON := $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
endif
PORT ?= 8000
HOST ?= 127.0.0.1
BIN = .venv/bin

.PHONY: help demo demo-reset test test-long check bench lock format install-run install-dev

help:
	@echo "make demo        an invented council on http://$(HOST):$(PORT); again, and it keeps its data (PORT=, HOST=)"
	@echo "make demo-reset  forget the demo's database and start over at the next make demo"
	@echo "make test        every check and every test, in a few minutes"
	@echo "make test-long   the slow proofs too"
	@echo "make check       format, lint, types, who imports whom, generated references, migrations"
	@echo "make format      let ruff put the code in order"
	@echo "make bench       measure, and write docs/reference/measured.md"
	@echo "make lock        choose versions anew and lock them with their hashes"

demo: install-run
	@exec $(BIN)/throughcare serve --demo --host $(HOST) --port $(PORT)

demo-reset: install-run
	@$(BIN)/throughcare postgres remove

test: install-dev
	@$(BIN)/python requirements/machine.py
	@$(BIN)/python requirements/side_by_side.py $(BIN)/throughcare check -- $(BIN)/python requirements/on_debian.py $(MATTERS_ON_DEBIAN)
	@$(BIN)/pytest $(SIDE_BY_SIDE)

test-long: install-dev
	@$(BIN)/python requirements/machine.py
	@$(BIN)/python requirements/on_debian.py tests/integration tests/generative tests/acceptance
	@$(BIN)/pytest $(SIDE_BY_SIDE) -m "long or not long"

# Two processes, each with a PostgreSQL of its own.
SIDE_BY_SIDE = --numprocesses 2 --dist loadgroup

# What leans on PostgreSQL itself: migrations, row security, constraints, search, imports, duties. The rest is the same on any version.
MATTERS_ON_DEBIAN = $(addprefix tests/integration/,test_postgres.py test_who_may_see.py test_access_log.py test_child_page.py test_my_work.py \
	test_team_page.py test_intake.py test_signing_in.py test_analysts.py) tests/generative/test_stored_duties.py

check: install-dev
	@$(BIN)/throughcare check

format: install-dev
	@$(BIN)/ruff check --fix --quiet src tests requirements; $(BIN)/ruff format --quiet src tests requirements

bench: install-run
	@$(BIN)/throughcare bench

lock: install-dev
	@cd $(CURDIR) && $(LOCK) --group build --output-file requirements/run.txt
	@cd $(CURDIR) && $(LOCK) --group build --group dev --output-file requirements/dev.txt

LOCK = UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile pyproject.toml --quiet --upgrade \
	--generate-hashes --universal --no-emit-index-url --python-version 3.11

install-run install-dev: install-%:
	@if [ -z "$(PYTHON)" ]; then echo "Throughcare needs Python 3.11 or later: apt install python3 python3-venv"; exit 1; fi
	@$(PYTHON) requirements/install.py $*
