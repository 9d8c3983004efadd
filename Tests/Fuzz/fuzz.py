#!/usr/bin/env python3
"""Runs libFuzzer on every reader, from the committed corpus, six at a time; fails on the first finding.

A finding is a crash, an input that takes more than --timeout seconds, memory above 1 GB, or something that
does not hold of what was read. The input is kept in .build/fuzz/findings. `--merge` writes what was
new into the corpus, as little as gives the same coverage.
"""

import argparse
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
READERS = sorted(folder.name for folder in (HERE / "Corpus").iterdir())
# The largest input of the corpus and of the fuzzing, in bytes.
LONGEST = 1 << 16


def options(reader, slowest):
    found = [f"-timeout={slowest}", "-rss_limit_mb=1024", f"-max_len={LONGEST}", "-print_final_stats=1"]
    words = HERE / "Dictionaries" / f"{reader}.dict"
    return found + ([f"-dict={words}"] if words.exists() else [])


def environment(reader, scratch):
    return dict(
        os.environ, REPRISE_FUZZED=reader, SWIFT_BACKTRACE="enable=no", TMPDIR=str(scratch),
        ASAN_OPTIONS="detect_leaks=0:quarantine_size_mb=32:allocator_may_return_null=1")


def fuzz(reader, arguments, folder):
    corpus, findings, scratch = (folder / name / reader for name in ("corpus", "findings", "tmp"))
    for path in (corpus, findings, scratch):
        path.mkdir(parents=True, exist_ok=True)
    command = [arguments.program, *options(reader, arguments.timeout), f"-max_total_time={arguments.seconds}",
               f"-artifact_prefix={findings}/", corpus, HERE / "Corpus" / reader]
    begin = time.monotonic()
    with open(folder / f"{reader}.log", "w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [str(word) for word in command], stdout=log, stderr=subprocess.STDOUT, cwd=scratch,
            env=environment(reader, scratch))
        _, waited, used = os.wait4(process.pid, 0)
        status = process.returncode = os.waitstatus_to_exitcode(waited)
    shutil.rmtree(scratch, ignore_errors=True)
    text = (folder / f"{reader}.log").read_text(encoding="utf-8", errors="replace")
    statistics = dict(re.findall(r"stat::(\w+):\s+(\d+)", text))
    coverage = re.findall(r"cov: (\d+)", text)
    line = (f"{reader}: {time.monotonic() - begin:.0f} s, "
            f"{used.ru_utime + used.ru_stime:.0f} s of a core, "
            f"{statistics.get('number_of_executed_units', '?')} inputs, "
            f"{coverage[-1] if coverage else '?'} edges, "
            f"{statistics.get('peak_rss_mb', '?')} MB at most, "
            f"slowest {statistics.get('slowest_unit_time_sec', '?')} s")
    return status, line, text


def merge(reader, arguments, folder):
    scratch, least = folder / "tmp", folder / "merged" / reader
    scratch.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(least, ignore_errors=True)
    least.mkdir(parents=True)
    subprocess.run(
        [str(arguments.program), "-merge=1", f"-max_len={arguments.longest}", str(least),
         str(HERE / "Corpus" / reader), str(folder / "corpus" / reader)],
        env=environment(reader, scratch), cwd=scratch, check=True, capture_output=True)
    for path in sorted(least.iterdir(), key=lambda path: path.stat().st_size)[:arguments.most]:
        shutil.copy(path, HERE / "Corpus" / reader / path.name[:12])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", default=ROOT / ".build/fuzz/release/fuzz", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=60, help="for each reader")
    parser.add_argument("--timeout", type=int, default=5, help="seconds for an input")
    parser.add_argument("--jobs", type=int, default=6, help="readers at a time")
    parser.add_argument("--reader", action="append", choices=READERS)
    parser.add_argument("--merge", action="store_true")
    parser.add_argument("--longest", type=int, default=1024, help="bytes of a merged input")
    parser.add_argument("--most", type=int, default=40, help="merged inputs of a reader")
    arguments = parser.parse_args()
    folder = ROOT / ".build" / "fuzz"
    readers = arguments.reader or READERS
    if arguments.merge:
        for reader in readers:
            merge(reader, arguments, folder)
        return 0
    failed = False
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        runs = {pool.submit(fuzz, reader, arguments, folder): reader for reader in readers}
        for run in concurrent.futures.as_completed(runs):
            status, line, text = run.result()
            print(line, flush=True)
            if status != 0:
                failed = True
                print("\n".join(text.splitlines()[-60:]))
                print(f"{runs[run]}: FOUND something, exit status {status}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
