"""Opens every report in headless Chromium and checks it. See README.md."""

import argparse
import importlib
import pathlib
import shutil
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import harness
import hostile
import lengthy


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reprise", type=pathlib.Path, help="the built tool")
    parser.add_argument("--chromium", default=shutil.which("chromium"), help="the browser")
    parser.add_argument("--only", default="", help="checks whose name or file holds one of these words")
    parser.add_argument("--studies", default="", help="studies whose name holds one of these words")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the reports, left behind")
    return parser.parse_args()


def chosen(name, words):
    return not words or any(word in name for word in words.split(","))


def tool(given):
    """The tool that was named, else the newest that was built."""
    if given:
        return given.resolve()
    built = [harness.ROOT / ".build" / kind / "reprise" for kind in ("release", "debug")]
    built = sorted((file for file in built if file.exists()), key=lambda file: file.stat().st_mtime)
    if not built:
        raise SystemExit("no reprise in .build: build it, or name it with --reprise")
    return built[-1]


def studies(folder):
    """The plans by name: the examples, and those made for these checks."""
    found = {file.parent.name: file for file in sorted(harness.ROOT.glob("Examples/*/study.yml"))}
    for module in (hostile, lengthy):
        found[module.__name__] = module.write(folder / "studies" / module.__name__)
    return found


def checks(words):
    """Every function marked as a check in the files of `checks`."""
    folder = pathlib.Path(__file__).resolve().parent / "checks"
    for file in sorted(folder.glob("*.py")):
        importlib.import_module(f"checks.{file.stem}")
    return [item for item in harness.CHECKS if chosen(f"{item.__module__} {item.__name__}", words)]


def faults_of(function, reports):
    """What a check found, each with the name of the report."""
    if getattr(function, "takes_all", False):
        return [("all", fault) for fault in function(reports)]
    return [(report.name, fault) for report in reports for fault in function(report)]


def run(options, folder, playwright):
    reprise = tool(options.reprise)
    browser = playwright.chromium.launch(executable_path=options.chromium)
    print(f"Chromium {browser.version}, {reprise}")
    reports = []
    for name, study in studies(folder).items():
        if chosen(name, options.studies):
            harness.render(reprise, study, folder / name)
            reports.append(harness.Report(name, folder / name, browser, study))
    count = 0
    for function in checks(options.only):
        begin = time.monotonic()
        faults = faults_of(function, reports)
        words = function.__name__.replace("_", " ")
        state = "ok" if not faults else f"{len(faults)} FAULTS"
        print(f"{words}: {state} ({time.monotonic() - begin:.1f} s)", flush=True)
        for name, fault in faults[:40]:
            print(f"  {name}: {fault}")
        count += len(faults)
    browser.close()
    print(f"{len(reports)} reports: " + (f"{count} faults" if count else "no fault"))
    return count


def main():
    options = arguments()
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise SystemExit("playwright is missing: pip install -r Tests/Browser/requirements.txt")
    if not options.chromium:
        raise SystemExit("chromium is missing: apt-get install chromium")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        folder = options.keep.resolve() if options.keep else pathlib.Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        return 1 if run(options, folder, playwright) else 0


if __name__ == "__main__":
    sys.exit(main())
