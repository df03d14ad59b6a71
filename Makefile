# make book: the pages, in _build/html.  make pdf: all of them as one PDF, in _build.
# make test: everything that is checked.
# Each target sets up a virtual environment first; delete .venv to start over.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: book pdf serve preview test lint hooks audit benchmark constraints clean

# What all pages have in common: where it has changed, every page is written anew.
COMMON := _toc.yml _config.yml $(wildcard book/_static/* book/_ext/*.py)

# What runs the cells in the pages. Without Node.js or a network it is not made; the book is.
PAGE := _build/page/page.js
$(PAGE): $(wildcard $(addprefix book/_page/,*.ts *.py *.toml *.json python/*.py \
		figures/*.ts figures/*/*.ts figures/*/*.json)) \
		$(wildcard $(addprefix forwardpass/,__init__.py check/*.py digits/*.*)) | $(READY)
	@$(BIN)/python book/_page/assemble.py

book: $(READY) $(PAGE)
	$(BIN)/jupyter-book build . -W -n --keep-going \
		$(shell find $(COMMON) -newer _build/made -exec echo --all \; -quit 2>/dev/null)
	@touch _build/made
	@$(BIN)/python book/_page/toc.py _build/html
	@echo "The book is in $(CURDIR)/_build/html."
	@echo "To read it, open index.html there. To run its cells, too: make serve"

# The whole book as one PDF, which needs Chromium, and a font with Korean letters.
pdf: book
	$(BIN)/python book/_page/pdf.py

# The book as a web site, on this machine only: browsers run cells only of pages that are served.
PORT ?= 8000
serve: book
	$(BIN)/python book/_page/serve.py --port $(PORT)

# The pages, made anew whenever a file is saved, and shown anew in the browser.
PREVIEW_PORT ?= 8000
preview: $(READY)
	PYTHONPATH=book/_ext $(BIN)/sphinx-autobuild . _build/preview --quiet --nitpicky \
		--port $(PREVIEW_PORT) --pre-build "$(MAKE) --silent _build/preview/.buildinfo" \
		--pre-build "$(BIN)/python book/figures/make.py" \
		--ignore ".*" --ignore "*/.*" --ignore _build --ignore conf.py --ignore "*/__pycache__/*" \
		--ignore "*/node_modules/*"

# Without this file of its own, Sphinx writes every page.
_build/preview/.buildinfo: conf.py $(COMMON)
	rm -rf $@ _build/preview/.doctrees

conf.py: _config.yml
	$(BIN)/jupyter-book config sphinx . >/dev/null

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	SKIP=texts,outputs $(BIN)/pre-commit run --all-files

# Check the files of each commit before it is made.
hooks: $(READY)
	$(BIN)/pre-commit install

audit: $(READY)
	$(BIN)/python -m pytest tests/exercises --audit-table

# How fast things are; each script says what it compares.
benchmark: book
	$(BIN)/python benchmarks/notebooks.py
	$(BIN)/python benchmarks/grading.py
	$(BIN)/python benchmarks/page.py
	$(BIN)/python benchmarks/lighthouse.py

# Resolve all dependencies anew, for every system and both Pythons. Versions stay as they are
# where they can; empty constraints.txt first to take the newest of everything.
constraints: $(READY)
	$(BIN)/python -m pip install --quiet uv==0.13.8
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate \
		--no-emit-package forwardpass --output-file constraints.txt requirements.txt

clean:
	rm -rf _build

$(READY): requirements.txt constraints.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -c 'import matplotlib.font_manager'  # lists the fonts once; says so if it is slow
	@touch $@
