"""Hostile words are seen as words in every format."""

import csv
import json
import re
import xml.etree.ElementTree as xml
import zipfile

import hostile
from harness import check


def flat(text):
    return re.sub(r"\s+", " ", text)


@check
def hostile_words_are_text_on_the_page(report):
    if report.name != "hostile":
        return []
    with report.page() as page:
        text = flat(page.evaluate("document.body.textContent"))
        faults = [f"not on the page: {word}" for word in hostile.WORDS if flat(word) not in text]
        faults += page.evaluate("""() => [...document.querySelectorAll('*')].filter(e =>
          [...e.attributes].some(a => /^on|^x$/.test(a.name)) && !/^(svg|use|text|rect|line|image|tspan)$/.test(e.tagName)
          || e.tagName == 'SCRIPT' && e.type != 'application/json' && /alert\\('x'\\)/.test(e.textContent))
          .map(e => `became markup: ${e.outerHTML.slice(0, 100)}`)""")
    return faults


@check
def hostile_words_break_no_file(report):
    if report.name != "hostile":
        return []
    faults = []
    for file in sorted(report.folder.rglob("*")):
        try:
            faults += [f"{file.name}: {fault}" for fault in broken(file)]
        except Exception as error:
            faults.append(f"{file.name} cannot be read: {error}")
    return faults


def broken(file):
    if file.suffix == ".json":
        text = json.dumps(json.loads(file.read_text(encoding="utf-8")), ensure_ascii=False)
        return [] if "</script>" in text or "<script>" in text else ["labels are gone"]
    if file.suffix == ".svg":
        names = {item.tag.split("}")[-1] for item in xml.parse(file).iter()}
        return ["holds a script"] if "script" in names else []
    if file.suffix == ".csv":
        with open(file, encoding="utf-8-sig", newline="") as lines:
            widths = {len(row) for row in csv.reader(lines)}
        return [] if len(widths) == 1 else [f"rows of {widths} fields"]
    if file.suffix == ".md":
        text = re.sub(r"(?ms)^(`{3,}).*?^\1", "", file.read_text(encoding="utf-8"))
        return ["holds a script"] if "<script" in text else []
    if file.suffix == ".docx":
        with zipfile.ZipFile(file) as parts:
            for name in parts.namelist():
                if name.endswith((".xml", ".rels")):
                    xml.fromstring(parts.read(name))
        return []
    if file.suffix == ".tex":
        return ["reads a file"] if r"\input{/etc" in file.read_text(encoding="utf-8") else []
    return []
