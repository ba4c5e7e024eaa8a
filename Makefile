# billctl: bill pay for people who live in a shell. `make help` lists the targets.

PREFIX ?= /usr/local
DESTDIR ?=
INVOICE ?=
FAULTS ?=
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)

SWIFT ?= swift
PROGRAM = .build/release/billctl
SOURCES = Package.swift Sources Tests
# Progress for people, errors only for logs.
QUIET := $(shell test -t 2 || echo --quiet)
QUICK = 'TidyTests|BillCoreTests|BillFormatsTests'

# A static Swift runtime lets the program run where no Swift is, and static C libraries where they
# are not; Linux only, macOS has its own.
ifeq ($(shell uname -s),Linux)
STATIC = --static-swift-stdlib -Xlinker --version-script=$(CURDIR)/Scripts/exports.map
LIBRARIES = $(CURDIR)/.build/static
endif

# Types are looked up by code instead of by name, whose first look-up asks every conformance of the
# program: a sixth of what a short command takes.
DIRECT = -Xswiftc -Xfrontend -Xswiftc -disable-concrete-type-metadata-mangled-name-accessors
RELEASE = $(if $(LIBRARIES),PKG_CONFIG_PATH=$(LIBRARIES)) $(SWIFT) build $(QUIET) -c release $(STATIC) $(DIRECT)

.DEFAULT_GOAL := build
.PHONY: help setup build libraries release demo test faults tamper integration check format lint bench install uninstall clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install what is missing (apt-get or Homebrew); does nothing when all is there
	@Scripts/setup.sh build run test

build: ## Build for development
	@Scripts/setup.sh build
	@$(SWIFT) build $(QUIET)

libraries:
	@Scripts/setup.sh build
	@$(if $(LIBRARIES),Scripts/static.sh $(LIBRARIES))

release: libraries ## Build the static, stripped program and pack it into dist/
	@$(RELEASE) --product billctl
	@Scripts/pack.sh $(PROGRAM) "$(VERSION)"

demo: ## Pay an invoice end to end in a throw-away home (INVOICE=path for one of yours)
	@Scripts/setup.sh build run
	@$(SWIFT) build $(QUIET) --product billctl
	@Scripts/demo.sh .build/debug/billctl "$(INVOICE)"

test: ## Run every test
	@Scripts/setup.sh build run test
	@$(SWIFT) build $(QUIET) --build-tests
	@$(SWIFT) test --skip-build --disable-xctest --quiet

faults: ## Kill the program, its disk and its clock while it pays; FAULTS="--kills 10000" for more
	@$(SWIFT) build $(QUIET) --product billctl
	@python3 Scripts/faults .build/debug/billctl --every 4 --errors-every 24 $(FAULTS)

tamper: ## Edit every value of a database and see that each edit is noticed (2 to 6 minutes)
	@$(SWIFT) build $(QUIET) --build-tests
	@BILLCTL_WALK=yes $(SWIFT) test --skip-build --disable-xctest --filter SchemaWalkTests

integration: ## Mail through a real msmtp to a local listener, codes of oathtool
	@$(SWIFT) build $(QUIET) --product billctl
	@Scripts/integration.sh .build/debug/billctl

check: lint ## Lint, build and run the quick tests: before each commit
	@Scripts/setup.sh build run test
	@$(SWIFT) build $(QUIET) --build-tests
	@$(SWIFT) test --skip-build --disable-xctest --quiet --filter $(QUICK)

format: ## Format the sources
	@$(SWIFT) format --in-place --recursive $(SOURCES)

lint: ## Find what the formatter would change or refuse
	@$(SWIFT) format lint --strict --recursive $(SOURCES)

bench: libraries ## Measure speed and memory beside other programs
	@Scripts/setup.sh run bench
	@$(RELEASE) --product billctl
	@$(RELEASE) --product schedule-bench
	@Scripts/bench.sh $(PROGRAM)

install: ## Install into PREFIX (/usr/local); build with `make release` first
	@test -x $(PROGRAM) || { echo 'Run `make release` first.' >&2; exit 1; }
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/billctl"

uninstall: ## Remove what install put there; your data stays
	rm -f "$(DESTDIR)$(PREFIX)/bin/billctl"
	@Scripts/left.sh

clean: ## Remove what was built
	rm -rf .build dist demo-out
