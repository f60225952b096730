# The five things anyone does here: install, serve, test, lint, lock.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := corpus checks assistant ui evals

.PHONY: install serve test lint format lock eval clean

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -qq --disable-pip-version-check --no-deps -r requirements.lock
	$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

serve: install
	$(BIN)/mingpin serve

test: install
	./.ci/tools
	$(MAKE) lint
	$(BIN)/pytest -n 2

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

eval: install
	$(BIN)/mingpin eval

# Resolves pyproject.toml afresh and writes the exact versions down.
# "+cpu" is a local label that other indexes do not know.
lock:
	rm -rf build/lock && $(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet setuptools wheel
	build/lock/bin/pip install --quiet ".[train,dev]"
	(echo "# Exact versions of everything. Made by 'make lock'; installed with 'pip install --no-deps -r'."; \
	 build/lock/bin/pip freeze --all --exclude mingpin | grep -v '^pip==' | sed 's/+cpu//') > requirements.lock

clean:
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis
