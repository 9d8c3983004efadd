# make report   install what is missing, build, run the example studies into Reports/
# make test     install what is missing, build, run every test

.PHONY: report test build archives deps deps-optional lint bench fuzz fuzz-build

STUDIES := $(notdir $(patsubst %/,%,$(wildcard Examples/*/)))
RELEASE := .build/release/reprise
# Homebrew keeps headers where no compiler looks by itself.
ifeq ($(shell uname),Darwin)
BREW := $(shell brew --prefix 2>/dev/null)
FLAGS := -Xcc -I$(BREW)/include -Xlinker -L$(BREW)/lib
else
ARCHIVES := .build/archives
STATIC := --static-swift-stdlib -Xlinker -L$(ARCHIVES)
endif

report: build
	@for study in $(STUDIES); do \
	  $(RELEASE) report Examples/$$study/study.yml --output Reports/$$study || exit; \
	done
	@echo "Open one of:"; for study in $(STUDIES); do echo "  Reports/$$study/report.html"; done

build: deps-optional archives
	REPRISE_ZLIB=1 swift build -c release $(STATIC) $(FLAGS) --product reprise
	@strip $(RELEASE)

# Where there are static libraries the linker is shown these alone: the program starts a quarter
# sooner, and needs no GSL and no libcsv where it runs.
archives:
ifdef ARCHIVES
	@mkdir -p $(ARCHIVES)
	@for pair in gsl:gsl gslcblas:gslcblas csv:csv z:z stdc++:stdc++ gcc_eh:gcc_s; do \
	  archive=$$(clang -print-file-name=lib$${pair%:*}.a 2>/dev/null); \
	  [ ! -f "$$archive" ] || ln -sf "$$archive" $(ARCHIVES)/lib$${pair#*:}.a; \
	done
endif

test: deps
	REPRISE_STRICT=1 swift test --disable-xctest $(FLAGS)

deps:
	@sh .ci/deps

deps-optional:
	@sh .ci/deps optional

# Every reader against hostile input, SECONDS each: needs Linux, for Swift's libFuzzer.
SECONDS ?= 60
COVERAGE := -sanitize-coverage=edge,indirect-calls,trace-cmp,inline-8bit-counters,pc-table
fuzz: fuzz-build
	python3 Tests/Fuzz/fuzz.py --seconds $(SECONDS)

fuzz-build: deps-optional
	REPRISE_FUZZ=1 swift build -c release --scratch-path .build/fuzz --product fuzz \
	  --sanitize fuzzer --sanitize address -Xswiftc -enable-testing -Xswiftc $(COVERAGE)

lint:
	swift format lint --strict --recursive Sources Tests Package.swift

# Times the release build against the peers that are installed; needs Python with numpy.
bench: build
	@python3 Benchmarks/bench.py --reprise $(RELEASE) $(BENCH)
