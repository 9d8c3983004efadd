"""Where numbers come from: panels by pointer and by keys, and the same facts without a script."""

import json
import re

from axe_playwright_python.sync_playwright import Axe

from harness import check

CELLS = "td.from, span.from"

# What a cell prints: its words without the letters of footnotes.
PRINTED = """cell => [...cell.childNodes].filter(node => node.nodeName !== 'SUP')
  .map(node => node.textContent).join('').trim()"""

PANEL = """() => {
  const panel = document.getElementById('source'), box = panel.getBoundingClientRect();
  return {
    open: panel.matches(':popover-open'), title: panel.querySelector('h2')?.textContent,
    terms: [...panel.querySelectorAll('dt')].map(e => e.textContent),
    text: panel.textContent, focused: panel.contains(document.activeElement),
    inside: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight,
  };
}"""

# The first cell of each column of each table, and every number in a sentence.
KINDS = """() => {
  const kinds = [];
  for (const table of document.querySelectorAll('table')) {
    const seen = new Set();
    for (const cell of table.querySelectorAll('td.from'))
      if (!seen.has(cell.cellIndex) && cell.checkVisibility()) { seen.add(cell.cellIndex); kinds.push(cell); }
  }
  kinds.push(...[...document.querySelectorAll('span.from')].filter(e => e.checkVisibility()));
  const all = [...document.querySelectorAll('td.from, span.from')];
  return kinds.map(cell => all.indexOf(cell));
}"""

WATCH = """() => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', e => violations.push(
    `${e.violatedDirective}: ${e.blockedURI}`));
}"""


def data(report):
    """The sources of the page by their names, as the script reads them."""
    found = re.search(r'id="sources">(.*?)</script>', report.html, re.S)
    return json.loads(found.group(1)) if found else {"sources": {}}


@check
def every_kind_of_number_says_where_it_comes_from(report):
    faults, known = [], data(report)
    with report.page() as page:
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.evaluate(WATCH)
        for index in page.evaluate(KINDS):
            cell = page.locator(CELLS).nth(index)
            printed = cell.evaluate(PRINTED)
            names = cell.get_attribute("data-from").split()
            cell.click(position={"x": 4, "y": 6})
            panel = page.evaluate(PANEL)
            if not panel["open"] or not panel["focused"] or not panel["inside"]:
                faults.append(f"{printed}: the panel is not open, focused and in sight: {panel}")
                continue
            if panel["title"] != f"Where {printed} comes from":
                faults.append(f"{printed}: the panel is titled {panel['title']}")
            for name in names:
                _, value, text, path, _ = known["sources"][name]
                for word in (value, text, path):
                    if word not in panel["text"]:
                        faults.append(f"{printed}: the panel does not hold {word}")
            for term in ("Formula", "Method", "Patients used", "Left out", "Data"):
                if term not in panel["terms"]:
                    faults.append(f"{printed}: the panel has no {term}")
            page.keyboard.press("Escape")
            if page.evaluate(PANEL)["open"]:
                faults.append(f"{printed}: Escape does not close the panel")
            if not cell.evaluate("cell => cell === document.activeElement"):
                faults.append(f"{printed}: focus does not return")
        faults += [f"policy: {fault}" for fault in page.evaluate("() => violations")]
    return faults


# Which cell of a table has the focus, by its place among those that have sources.
FOCUSED = """table => [...table.querySelectorAll('td.from')].indexOf(document.activeElement)"""


def steps(page, table):
    """The cells that the arrow keys reach from the one that Tab reaches."""
    known, waiting = set(), [table.evaluate(FOCUSED)]
    while waiting:
        index = waiting.pop()
        if index in known or index < 0:
            continue
        known.add(index)
        for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
            table.locator("td.from").nth(index).focus()
            page.keyboard.press(key)
            waiting.append(table.evaluate(FOCUSED))
    return known


@check
def numbers_are_reached_by_keys_alone(report):
    faults = []
    with report.page() as page:
        tables = page.locator("table[role=grid]")
        for index in range(tables.count()):
            table, name = tables.nth(index), f"table {index + 1}"
            cells = table.locator("td.from")
            if table.locator("td[tabindex='0']").count() != 1:
                faults.append(f"{name} has not one tab stop")
            table.locator("td[tabindex='0']").focus()
            if cells.count() <= 60 and len(steps(page, table)) != cells.count():
                faults.append(f"{name}: arrow keys do not reach every number")
            page.keyboard.press("End")
            if table.evaluate(FOCUSED) != cells.count() - 1:
                faults.append(f"{name}: End does not reach the last number")
            page.keyboard.press("Enter")
            if not page.evaluate(PANEL)["open"]:
                faults.append(f"{name}: Enter opens nothing")
            page.keyboard.press("Escape")
            if table.evaluate(FOCUSED) != cells.count() - 1:
                faults.append(f"{name}: focus does not return")
    return faults


@check
def the_panel_is_accessible_and_fits_a_telephone(report):
    faults = []
    for width, touch in ((1280, False), (390, True)):
        with report.page(width=width, height=800, has_touch=touch) as page:
            if not page.locator("td.from").count():
                continue
            cell = page.locator("td.from").first
            cell.scroll_into_view_if_needed()
            cell.tap(position={"x": 4, "y": 6}) if touch else cell.click(position={"x": 4, "y": 6})
            panel = page.evaluate(PANEL)
            if not panel["open"] or not panel["inside"]:
                faults.append(f"{width} px: the panel is not open and in sight")
            for violation in Axe().run(page).response["violations"]:
                faults.append(f"{width} px: {violation['id']}: {violation['nodes'][0]['html'][:120]}")
    return faults


@check
def without_a_script_the_same_facts_stand_under_each_table(report):
    faults = []
    with report.page(java_script_enabled=False) as page:
        folds, cells = page.locator("details.origin"), page.locator("td[data-from]")
        leaving, told = 0, "left out" in page.locator("main").inner_text()
        if cells.count() and not folds.count():
            faults.append("no fold")
        for index in range(folds.count()):
            fold = folds.nth(index)
            fold.locator("summary").click()
            text = fold.inner_text()
            leaving += "Left out:" in text
            for word in ("Formula:", "Method:", "Asked for:"):
                if word not in text:
                    faults.append(f"fold {index + 1} has no {word}")
        if told and not leaving:
            faults.append("no fold says who was left out")
        if page.locator("dialog").count():
            faults.append("a dialog stands in the page")
    return faults


@check
def the_contents_mark_what_is_read(report):
    faults = []
    with report.page(width=1400) as page:
        links = page.locator("nav.side a")
        for index in range(0, links.count(), 5):
            links.nth(index).click()
            page.wait_for_timeout(80)
            current = page.locator("nav.side a[aria-current=true]")
            if current.count() != 1:
                faults.append(f"{current.count()} entries are marked")
    return faults[:5]
