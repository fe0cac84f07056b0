# Everything a newcomer, an operator and CI run. `make demo` and `make test` need only Python, make and git.
PYTHON ?= python3
PORT ?= 8090
VENV := .venv
BIN := $(VENV)/bin
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev
WORKERS ?= 2
export PTB_TIMEDELTA := 1

.PHONY: setup demo run test check lint types layers bench torture picture lock clean

setup: $(DEV)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(DEV): requirements-dev.txt $(RUNTIME)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

demo: $(RUNTIME)
	$(BIN)/python -m bot demo $(FILE) --port $(PORT) $(if $(DATA_DIR),--data-dir $(DATA_DIR))

run: $(RUNTIME)
	$(BIN)/python -m bot run

test: $(DEV)
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(DEV)
	$(BIN)/mypy

layers: $(DEV)
	$(BIN)/lint-imports

check: lint types layers test

bench: $(DEV)
	$(BIN)/python -m tests.bench

# SEED throws the same dice again, KILLS is 200 unless given; DATA_DIR keeps the trials' folders.
torture: $(DEV)
	$(BIN)/python -m tests.torture

# Takes the README's picture of the rehearsal anew.
picture: $(DEV)
	$(BIN)/python -m pytest tests/journeys/test_rehearsal.py
	cp build/rehearsal.png docs/rehearsal.png

# Re-pins every dependency. The output names no registry and no path of this machine.
lock: | $(BIN)/python
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --quiet pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --universal --generate-hashes --no-header --no-annotate --python-version 3.11 --quiet --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean:
	rm -rf build .mypy_cache .ruff_cache .import_linter_cache
