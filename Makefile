# Commis: `make demo` opens the desk on a sample company, `make test` runs every test. Python 3.11+, git and make suffice.

.DEFAULT_GOAL := help
.PHONY: help demo test check format bench lock clean
PYTHON ?=
ARGS ?=
JOBS ?= $(if $(ARGS),0,auto)
SETUP = python="$$(sh .ci/python "$(PYTHON)")" && "$$python" .ci/setup.py

help:
	@echo 'make demo     open the desk on a sample company   (ARGS="--port 9000" for the command behind it)'
	@echo 'make test     run all tests, on every core        (ARGS="tests/graphs -k stock" for some, on one)'
	@echo 'make check    format, lint, types, import contracts'
	@echo 'make format   put the format right'
	@echo 'make bench    measure speed against yardsticks of this machine'
	@echo 'make lock     write the hashed locks anew         (needs uv; ARGS="--upgrade" for newer versions)'
	@echo 'make clean    remove the environment and what tests and tools left; your data in var/ stays'
	@echo 'PYTHON=…      names the Python to use (3.11 or newer)'

demo:
	@$(SETUP) requirements.lock
	@.venv/bin/commis demo $(ARGS)

test:
	@$(SETUP) requirements.lock requirements-test.lock
	@.venv/bin/python .ci/peers.py
	@.venv/bin/python -m pytest -n $(JOBS) --dist loadfile $(ARGS)

check:
	@$(SETUP) requirements.lock requirements-check.lock
	@failed=; \
	step() { echo "==> $$1"; shift; "$$@" || failed=yes; }; \
	step 'format' .venv/bin/ruff format --check --quiet .; \
	step 'lint' .venv/bin/ruff check .; \
	step 'import contracts' .venv/bin/lint-imports --no-logo; \
	step 'types' .venv/bin/pyright; \
	test -z "$$failed" || { echo 'Some checks failed (see above; `make format` puts the format right).' >&2; exit 1; }

format:
	@$(SETUP) requirements.lock requirements-check.lock
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .
	@.venv/bin/python .ci/readme.py

bench:
	@$(SETUP) requirements.lock requirements-test.lock
	@.venv/bin/python -m benchmarks $(ARGS)

lock:
	@python="$$(sh .ci/python "$(PYTHON)")" && "$$python" .ci/lock.py $(ARGS)

clean:
	rm -rf .venv build commis.egg-info .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
