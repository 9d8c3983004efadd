"""Curves: what stands under the crosshair is what the figure's CSV holds."""

import csv
import re

from axe_playwright_python.sync_playwright import Axe

from harness import check

FIGURES = "figure:has(> script, script[type='application/json'])"
SAID = "figure => [...figure.querySelectorAll('.readout div')].map(e => e.textContent)"
POINT = """(figure, share) => {
  const data = JSON.parse(figure.querySelector('script').textContent);
  const svg = figure.querySelector('svg'), frame = svg.getBoundingClientRect();
  const scale = frame.width / svg.viewBox.baseVal.width;
  return [frame.left + (data.box[0] + share * (data.box[2] - data.box[0])) * scale,
    frame.top + (data.box[1] + data.box[3]) / 2 * scale, data.isStep];
}"""


def rows(report, figure):
    """The rows of a figure's CSV by curve."""
    name = figure.locator("svg title").get_attribute("id").removesuffix("-title")
    kept = {}
    for file in sorted((report.folder / "figures").glob("*.csv")):
        with open(file, encoding="utf-8", newline="") as source:
            kept[file.stem] = list(csv.DictReader(source))
    return name, kept


def number(text):
    return float(text.replace("\u2212", "-"))


def step_faults(said, table, end):
    """A readout of steps against the rows of its CSV."""
    faults, time = [], number(said[0].rsplit(": ", 1)[1])
    for line in said[1:]:
        name, text = line.split(": ", 1)
        steps = [row for row in table if row.get("curve") == name and row["kind"] == "step"]
        if not steps or text == "\u2014":
            continue
        value = number(re.match(r"[0-9.]+", text).group(0))
        near = [row for row in steps if float(row["x"]) <= time + end]
        far = [row for row in steps if float(row["x"]) <= time - end]
        allowed = {round(float(row["y"]), 3) for row in near[len(far) - 1 if far else 0:]}
        if not any(abs(value - one) <= 0.00051 for one in allowed):
            faults.append(f"{name} at {time}: {value} is not in {sorted(allowed)}")
    return faults


@check
def readings_are_those_of_the_figures_files(report):
    faults = []
    with report.page(width=1280) as page:
        figures = page.locator(FIGURES)
        for index in range(figures.count()):
            figure = figures.nth(index)
            figure.scroll_into_view_if_needed()
            _, kept = rows(report, figure)
            for share in (0.02, 0.21, 0.5, 0.77, 0.98):
                x, y, is_step = figure.evaluate(POINT, share)
                page.mouse.move(x, y)
                said = figure.evaluate(SAID)
                if not said:
                    faults.append(f"figure {index + 1}: nothing is said at {share}")
                    continue
                names = {line.split(": ")[0] for line in said[1:]}
                tables = [table for table in kept.values()
                          if names & {row.get("curve") for row in table}]
                if is_step and tables:
                    found = [step_faults(said, table, 0.06) for table in tables]
                    faults += min(found, key=len)
            page.mouse.move(0, 0)
    return faults


@check
def curves_answer_to_the_keyboard(report):
    faults = []
    with report.page(width=1280) as page:
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        figures = page.locator(FIGURES)
        for index in range(figures.count()):
            figure = figures.nth(index)
            figure.locator(".scroll").focus()
            seen = []
            for key in ("Home", "ArrowRight", "ArrowRight", "End", "ArrowLeft"):
                page.keyboard.press(key)
                seen.append(figure.evaluate(SAID))
            if not all(seen) or len({str(one) for one in seen}) < 3:
                faults.append(f"figure {index + 1}: the arrow keys say {seen}")
            if figure.locator(".readout").get_attribute("role") != "status":
                faults.append(f"figure {index + 1}: the readout is not a live region")
            if index == 0:
                for violation in Axe().run(page).response["violations"]:
                    faults.append(f"{violation['id']}: {violation['nodes'][0]['html'][:120]}")
            page.keyboard.press("Escape")
            if figure.evaluate(SAID):
                faults.append(f"figure {index + 1}: Escape leaves the readout")
    return faults
