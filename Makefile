# ssotgen. Needs Python >= 3.11, git and make; everything else is installed by hash into .venv.
# A stamp in .venv records each finished step, so a second run of any target starts at once.

PYTHON ?= python3
WORKERS ?= 2
PYTEST_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
LOCKS := requirements/uv.txt requirements/dev.txt
READY := $(VENV)/.ready

# The first interpreter that is new enough: PYTHON, then the versions that are served, newest first.
find_python = for candidate in "$(PYTHON)" python3.14 python3.13 python3.12 python3.11; do \
	"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$candidate" && exit 0; done; \
	echo "make: no Python >= 3.11 found; name one with 'make PYTHON=/path/to/python'" >&2; exit 1

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help setup build test check golden bench prove conformance docs findings reference lock wheel clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# ---- set-up

$(BIN)/python:
	@python=$$($(find_python)) && echo "$$python -m venv $(VENV)" && "$$python" -m venv $(VENV)

$(UV): requirements/uv.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements/uv.txt
	@touch $@

$(VENV)/.dependencies: $(LOCKS) | $(UV)
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes --compile-bytecode $(LOCKS)
	@touch $@

$(READY): pyproject.toml src/ssotgen/__init__.py $(VENV)/.dependencies
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(READY) ## make .venv with everything in it

# ---- daily work

build: $(READY) ## compile this repository's own workspace into generated/
	$(BIN)/ssotgen build

test: $(READY) ## all tests except the long proofs; PYTEST_ARGS="-k rbac" narrows
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal $(PYTEST_ARGS)

check: $(READY) ## lint, formatting, types, floors, and this workspace against its own compiler
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	@if [ -d generated/python ]; then echo "$(BIN)/mypy generated/python" && MYPYPATH=generated/python $(BIN)/mypy generated/python; fi
	$(BIN)/lint-imports --no-logo
	$(BIN)/ssotgen check

golden: $(READY) ## show how the golden files would change, and accept that if you say so; ACCEPT=1 does not ask
	@if [ -n "$${CI:-}" ]; then echo "make: golden files are accepted by a person, never in CI" >&2; exit 1; fi
	@if $(BIN)/python -m pytest -q --no-header tests/golden; then echo "Golden files are current."; exit 0; fi; \
	if [ -z "$(ACCEPT)" ]; then \
		printf 'This is what every user will see in their own repository. Accept it? [y/N] '; \
		read -r answer || answer=; \
		[ "$$answer" = y ] || { echo "Nothing was changed." >&2; exit 1; }; \
	fi; \
	$(BIN)/python -m pytest -q --no-header tests/golden --snapshot-update; \
	git --no-pager diff --stat -- tests/golden; \
	git ls-files --others --exclude-standard -- tests/golden | sed 's/^/ new: /'

findings: $(READY) ## write docs/findings from the catalogue and tests/rules
	$(BIN)/python -m tests.rules.pages

reference: $(READY) ## write the pages of docs/reference that follow from the code
	$(BIN)/python -m tests.site.reference

docs: $(READY) ## build the site of these docs into site/; any remark is a failure
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

bench: $(READY) ## figures and ratios on this machine; asserts nothing
	$(BIN)/python -m benchmarks

prove: $(READY) ## the long proofs
	$(BIN)/python -m pytest -m prove $(PYTEST_ARGS)

conformance: $(READY) ## count what independent suites say, into docs/conformance.md
	$(BIN)/python -m conformance all

# ---- releases

lock: | $(UV) ## recompute requirements/*.txt; UPGRADE=1 moves every pin to the newest version
	$(compile) --output-file requirements/uv.txt requirements/uv.in
	$(compile) --output-file requirements/dev.txt --constraint requirements/uv.txt --extra service \
		pyproject.toml requirements/dev.in
	$(compile) --output-file requirements/action.txt --constraint requirements/dev.txt pyproject.toml requirements/action.in

compile = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-header $(if $(UPGRADE),--upgrade)

wheel: $(READY) ## build the distributions into dist/
	$(BIN)/python -m hatchling build --directory dist

clean: ## remove everything that is ignored and can be made again
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .ssotgen
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
