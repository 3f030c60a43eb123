# `make help` lists the verbs. A newcomer needs two: `make run` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
UV := $(BIN)/uv
OUT := out
SAMPLE := examples/gedung-serbaguna

.DEFAULT_GOAL := help
.PHONY: help run test test-slow test-pages lint fmt bench pictures page-pictures pages-css requirements clean

help: ## list these verbs
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.runtime ## set up, judge the sample case, then serve made-up cases until Ctrl-C
	@mkdir -p $(OUT)
	@$(BIN)/permit-guard check $(SAMPLE) --on 2026-03-20 --json $(OUT)/keputusan.json --notice $(OUT)/surat.pdf; \
	  status=$$?; test $$status -eq 0 -o $$status -eq 1 -o $$status -eq 3
	@$(BIN)/permit-guard demo --if-empty
	@exec $(BIN)/permit-guard serve

test: .venv/.development ## set up, and run all tests (no root, a few minutes)
	$(BIN)/python -m pytest -m "not slow and not pages"

test-slow: .venv/.development ## the long campaigns
	$(BIN)/python -m pytest -m slow

test-pages: .venv/.development ## walk the pages in a real browser (needs /usr/bin/chromium)
	$(BIN)/python -m pytest -m pages --show-capture=no tests/pages

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
	$(BIN)/python bench/journal.py

pictures: .venv/.development ## render sample letters to PNG, and those of the README
	$(BIN)/python -m bench.render_notice $(OUT)/pictures
	$(BIN)/python -m docs.make_pictures

page-pictures: export PAGE_PICTURES := 1
page-pictures: test-pages ## walk the pages, take a picture of each in out/pictures/pages, and those of the README
	$(BIN)/python docs/make_page_pictures.py

pages-css: ## compile the pages' style sheet anew (needs npm)
	npm install --prefix build/pages --no-save --silent govuk-frontend@6.3.0 sass@1
	build/pages/node_modules/.bin/sass --no-source-map --style=compressed --quiet-deps \
	  --load-path=build/pages/node_modules permit_guard/web/styles/pages.scss permit_guard/web/static/pages.css

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
