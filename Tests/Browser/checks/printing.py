"""Print: nothing is lost or cut, heads are repeated, a caption stays with its table."""

import re
import subprocess
import unicodedata
import xml.etree.ElementTree as xml

from harness import check

TABLES = """() => [...document.querySelectorAll('.table')].map(table => ({
  number: table.querySelector('caption strong').textContent,
  head: [...table.querySelectorAll('thead tr:last-child th')].map(e => e.textContent),
  rows: [...table.querySelectorAll('tbody tr')].map(row => [...row.cells].map(cell => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll('sup').forEach(e => e.remove());
    return copy.textContent;
  })),
}))"""


def pdf(report):
    """The pages of the printed report, each as its text, and the words that leave their page."""
    def make():
        file = report.folder / "report.pdf"
        with report.page() as page:
            tables = page.evaluate(TABLES)
            page.pdf(path=file, format="A4", prefer_css_page_size=True)
        text = subprocess.run(
            ["pdftotext", "-layout", file, "-"], capture_output=True, check=True).stdout.decode()
        boxes = subprocess.run(
            ["pdftotext", "-bbox", file, "-"], capture_output=True, check=True).stdout
        file.unlink()
        return tables, text.split("\f"), outside(boxes)
    return report.once("pdf", make)


def outside(boxes):
    boxes = re.sub(rb"[^\x09\x0a\x20-\xff]", b"", boxes)
    place = "{http://www.w3.org/1999/xhtml}"
    faults = []
    for page in xml.fromstring(boxes).iter(place + "page"):
        width = float(page.get("width"))
        for word in page.iter(place + "word"):
            if float(word.get("xMin")) < 20 or float(word.get("xMax")) > width - 20:
                faults.append(f"leaves the paper: {word.text}")
    return faults


def words(text):
    """What a PDF surely gives back: numbers, and words of Latin letters."""
    text = unicodedata.normalize("NFKC", text)
    return [word for word in re.findall(r"\d+(?:\.\d+)?|[A-Za-z]+", text) if len(word) < 20]


@check
def print_loses_no_cell(report):
    tables, pages, faults = pdf(report)
    there = set(words(" ".join(pages)))
    for table in tables:
        for row in table["rows"]:
            lost = [word for cell in row for word in words(cell) if word not in there]
            faults = faults + [f"{table['number']} {row[0]}: lost {word}" for word in lost]
    return faults


@check
def a_caption_stays_with_its_table_and_a_row_is_not_cut(report):
    tables, pages, _ = pdf(report)
    faults = []
    for table in tables:
        first = next((page for page in pages if re.search(
            rf"^\s*{re.escape(table['number'])} ", page, re.M)), None)
        if first is None:
            faults.append(f"no page holds the caption of {table['number']}")
            continue
        row = next((row for row in table["rows"] if len(row) > 1), [""])
        if not set(words(" ".join(row))) <= set(words(first)):
            faults.append(f"{table['number']}: its first row stands on another page")
    return faults


@check
def a_long_table_repeats_its_head(report):
    tables, pages, _ = pdf(report)
    faults = []
    for table in tables:
        if len(table["rows"]) < 60:
            continue
        cells = [" ".join(words(row[0])) for row in table["rows"] if len(row) > 1]
        holding = [page for page in pages if sum(cell in " ".join(words(page)) for cell in cells) > 5]
        if len(table["rows"]) > 100 and len(holding) < 2:
            faults.append(f"{table['number']} of {len(cells)} rows is on {len(holding)} page")
        for page in holding:
            if table["head"][0] not in page:
                faults.append(f"{table['number']}: a page without its head")
    return faults
