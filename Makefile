# `make help` lists the verbs. A newcomer needs two: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
OUT := out
SAMPLE := examples/gedung-serbaguna

.DEFAULT_GOAL := help
.PHONY: help run test test-slow lint fmt bench pictures requirements clean

help: ## list these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.runtime ## set up, and judge the sample case: verdict, missing workers, letter and JSON
	@mkdir -p $(OUT)
	@$(BIN)/permit-guard check $(SAMPLE) --on 2026-03-20 --json $(OUT)/keputusan.json --notice $(OUT)/surat.pdf; \
	  status=$$?; test $$status -eq 0 -o $$status -eq 1 -o $$status -eq 3

test: .venv/.development ## set up, and run all tests (no root, a few minutes)
	$(BIN)/python -m pytest -m "not slow"

test-slow: .venv/.development ## the long campaigns
	$(BIN)/python -m pytest -m slow

lint: .venv/.development ## style, types, walls, and the rules themselves
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/permit-guard rules check

fmt: .venv/.development ## put the code in order
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/.development ## measure, beside named peers in the same run
	$(BIN)/python bench/engine.py
	$(BIN)/python bench/case.py

pictures: .venv/.development ## render sample letters to PNG, and those of the README
	$(BIN)/python bench/render_notice.py $(OUT)/pictures
	$(BIN)/python docs/make_pictures.py

requirements: .venv/.runtime ## compile requirements/*.txt anew, with hashes and without any index's address
	$(UV) pip compile -q --no-header --no-emit-index-url --generate-hashes -o requirements/uv.txt requirements/uv.in
	$(UV) pip compile -q --no-header --no-emit-index-url --generate-hashes -o requirements/run.txt pyproject.toml requirements/build.in
	$(UV) pip compile -q --no-header --no-emit-index-url --generate-hashes --extra dev --extra bench -o requirements/dev.txt pyproject.toml requirements/build.in

clean: ## take away what the verbs made
	rm -rf .venv $(OUT) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(UV): requirements/uv.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.runtime: $(UV) requirements/run.txt pyproject.toml
	$(UV) pip sync --quiet --compile-bytecode --require-hashes requirements/run.txt
	$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q permit_guard
	@touch $@

.venv/.development: $(UV) requirements/dev.txt pyproject.toml
	$(UV) pip sync --quiet --compile-bytecode --require-hashes requirements/dev.txt
	$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q permit_guard
	@touch .venv/.runtime $@
