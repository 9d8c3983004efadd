"""What every check needs: the reports as they were rendered, and pages of them in a browser."""

import contextlib
import dataclasses
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
WIDTHS = (390, 768, 1280)
CHECKS = []


def check(function):
    """Marks a function that takes a Report and returns its faults, one line each."""
    CHECKS.append(function)
    return function


def check_all(function):
    """Marks a function that takes all Reports at once, for a tool that is slow to start."""
    function.takes_all = True
    return check(function)


@dataclasses.dataclass
class Report:
    """A report in its folder, and the browser that opens it."""

    name: str
    folder: pathlib.Path
    browser: object
    study: pathlib.Path = None
    kept: dict = dataclasses.field(default_factory=dict)

    @property
    def file(self):
        return self.folder / "report.html"

    @property
    def html(self):
        return self.file.read_text(encoding="utf-8")

    @property
    def markdown(self):
        return (self.folder / "report.md").read_text(encoding="utf-8")

    @contextlib.contextmanager
    def page(self, width=1280, height=900, scheme="light", **options):
        """The report in a window of its own, closed at the end."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, **options)
        try:
            page = context.new_page()
            page.goto(self.file.as_uri())
            yield page
        finally:
            context.close()

    def once(self, key, make):
        """What several checks need of a report, made at the first call."""
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]


def render(reprise, study, output):
    """Writes a report; exit status 1 says that numbers differ from published ones, and is no fault."""
    done = subprocess.run(
        [str(reprise), "report", str(study), "--output", str(output)],
        capture_output=True, text=True)
    if not (output / "report.html").exists():
        raise SystemExit(f"{study}: no report\n{done.stderr}")
