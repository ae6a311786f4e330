# Every task of the project, one command each. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
COMPILED := build/compiled

.DEFAULT_GOAL := help
.PHONY: help demo test run lint format lock compiled clean

help: ## list the tasks
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

demo: $(READY) ## tell a true story, offline, in the terminal
	@$(BIN)/cliffhanger demo

test: lint ## check style, types, import contracts and run all tests
	$(BIN)/pytest -n 2

run: $(READY) ## run the bot (reads config.toml)
	@$(BIN)/cliffhanger run

lint: $(READY) ## ruff, mypy strict, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## let ruff put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(READY) ## renew the lock files from pyproject.toml (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header -q pyproject.toml --group dev -o requirements-dev.lock

# From a copy, since compiled modules beside their text would hide every later change to it.
compiled: $(READY) ## a wheel whose reading room is machine code, tested, in dist/ (needs a C compiler, two minutes)
	@rm -rf $(COMPILED) && mkdir -p $(COMPILED)/src dist
	@cp -R bot storage pyproject.toml README.md LICENSE $(COMPILED)/src
	@echo "Compiling …"
	@cd $(COMPILED)/src && HATCH_BUILD_HOOKS_ENABLE=1 $(CURDIR)/$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation -w $(CURDIR)/$(COMPILED) .
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $(COMPILED)/lib $(COMPILED)/*.whl
	PYTHONPATH=$(COMPILED)/lib $(BIN)/python -P -m pytest -o pythonpath= tests/reading
	@mv $(COMPILED)/*.whl dist/ && rm -rf $(COMPILED)/src && ls dist/*.whl

clean: ## remove the virtual environment and all caches
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The environment is made anew only when the locked dependencies or the project's own description change.
$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cliffhanger needs Python 3.11 or newer: make PYTHON=python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked dependencies into $(VENV) (once) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)
