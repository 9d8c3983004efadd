"""Opens the reports with the programs that readers use, and looks for every cell.

Reports are made of the example studies, and of the hostile and the lengthy study of the browser tests.
HTML: Python's html.parser; Markdown: markdown-it. Word: lxml parses every part, python-docx opens the document and finds the cells; LibreOffice makes a
PDF, whose text holds the cells, and a docx and a text again. LaTeX: pdflatex (and lualatex, xelatex
where installed) compiles it without an error; of the examples without a warning or an overfull box,
too; the PDF's text holds the cells. What is not installed is said and left out; with --require it is
a failure.
"""

import argparse
import csv
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests" / "Browser"))
import hostile
import lengthy

MADE = {"hostile": hostile, "lengthy": lengthy}
missing = set()
failures = []


def fail(study, what, details):
    details = list(details)
    if details:
        more = f"; and {len(details) - 5} more" if len(details) > 5 else ""
        failures.append(f"{study}: {what}: " + "; ".join(details[:5]) + more)


def program(name):
    path = shutil.which(name)
    if path is None:
        missing.add(name)
    return path


def run(command, **options):
    return subprocess.run(
        [str(word) for word in command], capture_output=True, timeout=300,
        stdin=subprocess.DEVNULL, **options)


def squeezed(text):
    """Text without spaces, ligatures, and the hyphens at which programs break words."""
    text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\s\u00ad\u200b\u2010-\u2015-]+", "", text)


def is_common(character):
    """Whether every program's fonts have it, and print it from left to right."""
    return ord(character) < 0x300 or character in "−–—’“”χ≤≥²³αβκ…•·" or character.isspace()


def cells(folder):
    for path in sorted((folder / "tables").glob("*.csv")):
        with open(path, newline="", encoding="utf-8") as file:
            for line in csv.reader(file):
                for cell in line:
                    if cell.strip():
                        yield path.name, cell


def absent(folder, text):
    """Words of cells that are not in the text: a cell may be broken across lines and pages."""
    text = squeezed(text)
    for table, cell in cells(folder):
        if not all(is_common(character) for character in cell):
            continue
        for word in cell.lstrip("'").split():
            if squeezed(word.rstrip(":")) not in text:
                yield f"{table}: {word!r} of {cell!r} is not there"


def pdf_text(path):
    tool = program("pdftotext")
    return run([tool, path, "-"], check=True).stdout.decode() if tool else None


class Words(html.parser.HTMLParser):
    """The text of a page without scripts and styles, and the names of its elements."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.words, self.names, self.silent = [], set(), 0

    def handle_starttag(self, tag, attributes):
        self.names.add(tag)
        self.silent += tag in ("script", "style")

    def handle_endtag(self, tag):
        self.silent -= tag in ("script", "style")

    def handle_data(self, data):
        if not self.silent:
            self.words.append(data)


def page_words(text):
    page = Words()
    page.feed(text)
    page.close()
    return "".join(page.words), page.names


def check_html(study, folder):
    """Python's own parser finds the cells, and no element that a cell made."""
    text, names = page_words((folder / "report.html").read_text(encoding="utf-8"))
    fail(study, "HTML", absent(folder, text))
    fail(study, "HTML's elements", sorted(names & {"img", "iframe", "object", "form", "base", "embed"}))


def check_markdown(study, folder):
    """A reader of CommonMark with tables finds the cells, and no element that a cell made."""
    try:
        import markdown_it
    except ImportError:
        missing.add("markdown-it-py")
        return
    reader = markdown_it.MarkdownIt("commonmark", {"html": True}).enable("table")
    text, names = page_words(reader.render((folder / "report.md").read_text(encoding="utf-8")))
    fail(study, "Markdown", absent(folder, text))
    fail(study, "Markdown's elements", sorted(names & {"script", "style", "iframe", "form", "b"}))


def check_parts(study, folder):
    try:
        from lxml import etree
    except ImportError:
        missing.add("lxml")
        return
    with zipfile.ZipFile(folder / "report.docx") as archive:
        fail(study, "zip", filter(None, [archive.testzip()]))
        for name in archive.namelist():
            if name.endswith((".xml", ".rels", ".svg")):
                etree.fromstring(archive.read(name))


def check_python_docx(study, folder):
    try:
        import docx
        import docx.oxml.ns
    except ImportError:
        missing.add("python-docx")
        return
    document = docx.Document(str(folder / "report.docx"))
    # A cell's own text leaves out links and references.
    text = "\n".join(
        "".join(part.text or "" for part in table._element.iter(docx.oxml.ns.qn("w:t")))
        for table in document.tables)
    fail(study, "python-docx", absent(folder, text))


def check_libreoffice(study, folder, scratch):
    office = program("soffice")
    if office is None:
        return
    profile = f"-env:UserInstallation=file://{scratch}/profile"
    (scratch / "again").mkdir()
    for kind, place in [("pdf", scratch), ("txt:Text (encoded):UTF8", scratch), ("docx", scratch / "again")]:
        run([office, profile, "--headless", "--convert-to", kind, "--outdir", place,
             folder / "report.docx"], check=True)
    texts = {"text": (scratch / "report.txt").read_text(encoding="utf-8")}
    texts["PDF"] = pdf_text(scratch / "report.pdf")
    for kind, text in texts.items():
        if text is not None:
            fail(study, f"LibreOffice's {kind}", absent(folder, text))
    if not (scratch / "again" / "report.docx").exists():
        fail(study, "LibreOffice", ["wrote no docx"])


def check_latex(study, folder, scratch, engine):
    tool = program(engine)
    if tool is None:
        return
    if (folder / "figures").exists():
        shutil.copytree(folder / "figures", scratch / "figures")
    shutil.copy(folder / "report.tex", scratch)
    for _ in range(3):
        last = run([tool, "-interaction=nonstopmode", "report.tex"], cwd=scratch,
                   env=dict(os.environ, max_print_line="1000"))
    log = (scratch / "report.log").read_text(encoding="utf-8", errors="replace")
    faults = r"^(?:!.*|Missing character.*)$"
    if study not in MADE:
        faults = r"^(?:!.*|Missing character.*|.*Warning:.*|Overfull.*)$"
    fail(study, engine, [line[:160] for line in re.findall(faults, log, re.M)])
    if last.returncode != 0:
        fail(study, engine, [f"ended with {last.returncode}"])
        return
    text = pdf_text(scratch / "report.pdf")
    if text is not None:
        fail(study, engine, absent(folder, text))


def check(study, plan, reprise, folder, keep):
    begin = time.monotonic()
    made = run([reprise, "report", plan, "--output", folder, "--format", "csv,docx,tex,html,md"])
    if made.returncode != 0:
        fail(study, "reprise", [made.stderr.decode()])
        return
    check_html(study, folder)
    check_markdown(study, folder)
    check_parts(study, folder)
    check_python_docx(study, folder)
    for name in ["soffice", "pdflatex", "lualatex", "xelatex"]:
        with tempfile.TemporaryDirectory() as scratch:
            scratch = pathlib.Path(scratch)
            if name == "soffice":
                check_libreoffice(study, folder, scratch)
            else:
                check_latex(study, folder, scratch, name)
            if keep and (scratch / "report.pdf").exists():
                keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(scratch / "report.pdf", keep / f"{study}-{name}.pdf")
    print(f"{study}: {time.monotonic() - begin:.1f} s", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reprise", type=pathlib.Path, default=ROOT / ".build/release/reprise")
    parser.add_argument("--studies", default="", help="studies whose name holds one of these words")
    parser.add_argument("--require", action="store_true", help="what is not installed is a failure")
    parser.add_argument("--keep", type=pathlib.Path, help="a folder for the PDFs, left behind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        plans = {path.parent.name: path for path in sorted(ROOT.glob("Examples/*/study.yml"))}
        for name, module in MADE.items():
            plans[name] = module.write(scratch / "studies" / name)
        for study, plan in plans.items():
            if any(word in study for word in options.studies.split(",")):
                check(study, plan, options.reprise.resolve(), scratch / study, options.keep)
    needed = missing - {"lualatex", "xelatex"}
    if missing:
        print("not installed, not checked: " + ", ".join(sorted(missing)))
    if options.require:
        fail("every study", "not installed", sorted(needed))
    print("\n".join(failures + [f"{len(failures)} failures"]))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
