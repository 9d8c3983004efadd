"""Runs the R scripts that `reprise report --emit r` writes, and says how many numbers agreed.

    python3 Tests/CrossCheck/run.py --reprise .build/debug/reprise [--study NAME ...]

Every example study, and the studies beside this file, which ask for as many tests, options and models
as there are. Each script compares the report's numbers with R's and ends with 1 where one differs.
Exit status: 0 all agree, 1 a number differs or a script stopped, 2 a report failed.
"""

import argparse
import collections
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "Tests" / "CrossCheck" / "studies"
DATA = ROOT / "Tests" / "StatisticsTests" / "Reference" / "data"
BROAD = {
    "births": DATA / "birthwt.csv",
    "liver": DATA / "pbc.csv",
    "raters": DATA / "shrout_fleiss.csv",
    "weights": DATA / "anorexia.csv",
    "admissions": HERE / "admissions.csv",
    "hostile": HERE / "hostile.csv",
    "cells": HERE / "cells.csv",
}


def studies():
    """The name, the plan and the cohort of each study."""
    for folder in sorted((ROOT / "Examples").iterdir()):
        if (folder / "study.yml").exists():
            plan = folder / "study.yml"
            file = re.search(r"^  file: *([^ #\n]+)", plan.read_text(), re.M).group(1)
            yield folder.name, plan, folder / file
    for name, data in BROAD.items():
        yield name, HERE / f"{name}.yml", data


def run(reprise, name, plan, data, verbose):
    """One study: the counts of its script, or None where something stopped."""
    with tempfile.TemporaryDirectory() as out:
        made = subprocess.run(
            [reprise, "report", plan, "--data", data, "--output", out, "--format", "json", "--emit", "r"],
            capture_output=True, text=True)
        if made.returncode != 0:
            print(f"{name}: reprise ended with {made.returncode}\n{made.stderr}")
            sys.exit(2)
        begin = time.time()
        # R itself has no locale that the script needs.
        ran = subprocess.run(
            ["Rscript", "--vanilla", f"{out}/crosscheck.R", data], capture_output=True, text=True,
            env={"PATH": "/usr/bin:/bin:/usr/local/bin", "LC_ALL": "C"}, errors="replace")
        seconds = time.time() - begin
    summary = re.search(
        r"(\d+) numbers: (\d+) compared, (\d+) differ, (\d+) without a value in R, (\d+) not compared",
        ran.stdout)
    if not summary:
        print(f"{name}: the script stopped\n{ran.stdout[-2000:]}\n{ran.stderr[-2000:]}")
        return None
    print(f"{name}: {summary.group(0)}, {seconds:.1f} s")
    faults = [line for line in ran.stdout.splitlines()
              if re.search(r"DIFFERS|NO VALUE|^stopped|not reached|is not installed", line)]
    for line in faults[:20]:
        print("  " + line)
    for line in ran.stdout.splitlines():
        if verbose and re.match(r" +\d+ not compared", line):
            print("  " + line.strip())
    if ran.returncode != 0 and not faults:
        print(ran.stderr[-2000:])
    return collections.Counter(
        failed=int(ran.returncode != 0 or any("not installed" in line for line in faults)),
        compared=int(summary.group(2)), left=int(summary.group(5)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--reprise", default=str(ROOT / ".build/debug/reprise"))
    parser.add_argument("--study", action="append")
    parser.add_argument("--verbose", action="store_true", help="print why numbers are not compared")
    options = parser.parse_args()
    total = collections.Counter()
    for name, plan, data in studies():
        if options.study and name not in options.study:
            continue
        counts = run(options.reprise, name, str(plan), str(data), options.verbose)
        total += counts if counts else collections.Counter(failed=1)
    print(f"{total['compared']} numbers compared, {total['left']} not, {total['failed']} studies failed")
    return 1 if total["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
