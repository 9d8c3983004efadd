"""Opens report.docx and report.tex with the programs that readers use, and looks for every cell.

usage: check_formats.py FOLDER...   each with report.docx, report.tex, tables/*.csv and figures/*.pdf

Word: python-docx opens it and finds the cells; LibreOffice makes a PDF, whose text holds the cells,
and no page is wider than its paper. LaTeX: pdflatex (and lualatex, xelatex where installed) compiles
it without an error, a warning or an overfull box, and the PDF's text holds the cells. What is not
installed is said and left out; with REPRISE_REQUIRE_FORMATS=1 it is a failure.
"""

import csv
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

missing = set()
failures = []


def squeezed(text):
    """Text without spaces, ligatures and the shapes that fonts give characters."""
    text = unicodedata.normalize("NFKC", text).replace("\u2212", "-")
    return re.sub(r"[\s\u00ad\u200b]+", "", text)


def program(name):
    path = shutil.which(name)
    if path is None:
        missing.add(name)
    return path


def cells(folder):
    for path in sorted((folder / "tables").glob("*.csv")):
        with open(path, newline="", encoding="utf-8") as file:
            lines = list(csv.reader(file))
        for line in lines[1:]:
            for cell in line:
                if cell.strip():
                    yield path.name, cell


def words_missing(folder, text):
    """Cells of which a word is not in the text: a cell may be broken across lines and pages."""
    text = squeezed(text)
    for table, cell in cells(folder):
        for word in cell.lstrip("'").split():
            if squeezed(word) not in text:
                yield f"{table}: {cell!r} ({word!r} is not there)"


def fail(folder, what, details):
    details = list(details)
    if details:
        more = f" and {len(details) - 5} more" if len(details) > 5 else ""
        failures.append(f"{folder.name}: {what}: " + "; ".join(details[:5]) + more)


def pdf_text(path):
    tool = program("pdftotext")
    if tool is None:
        return None
    return subprocess.run([tool, str(path), "-"], capture_output=True, check=True).stdout.decode()


def check_python_docx(folder):
    try:
        import docx
    except ImportError:
        missing.add("python-docx")
        return
    document = docx.Document(str(folder / "report.docx"))
    text = "\n".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells)
    fail(folder, "python-docx", words_missing(folder, text))


def check_libreoffice(folder, scratch):
    office = program("soffice")
    if office is None:
        return
    profile = f"-env:UserInstallation=file://{scratch}/profile"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(scratch),
         str(folder / "report.docx")], check=True, capture_output=True, timeout=300)
    text = pdf_text(scratch / "report.pdf")
    if text is not None:
        fail(folder, "LibreOffice", words_missing(folder, text))


def check_latex(folder, scratch, engine):
    tool = program(engine)
    if tool is None:
        return
    shutil.copytree(folder / "figures", scratch / "figures")
    shutil.copy(folder / "report.tex", scratch)
    for _ in range(2):
        run = subprocess.run(
            [tool, "-interaction=nonstopmode", "report.tex"], cwd=scratch, capture_output=True,
            timeout=300, env=dict(os.environ, max_print_line="1000"))
    log = (scratch / "report.log").read_text(encoding="utf-8", errors="replace")
    bad = re.findall(r"^(?:!.*|.*Warning:.*|Overfull.*|Missing character.*)$", log, re.M)
    fail(folder, engine, [line[:160] for line in bad])
    if run.returncode != 0:
        fail(folder, engine, [f"ended with {run.returncode}"])
        return
    text = pdf_text(scratch / "report.pdf")
    if text is not None:
        fail(folder, engine, words_missing(folder, text))


def main():
    for name in sys.argv[1:]:
        folder = pathlib.Path(name).resolve()
        check_python_docx(folder)
        with tempfile.TemporaryDirectory() as scratch:
            check_libreoffice(folder, pathlib.Path(scratch))
        for engine in ["pdflatex", "lualatex", "xelatex"]:
            with tempfile.TemporaryDirectory() as scratch:
                check_latex(folder, pathlib.Path(scratch), engine)
    required = missing - {"lualatex", "xelatex"}
    if missing:
        print("not checked, not installed: " + ", ".join(sorted(missing)))
    if required and os.environ.get("REPRISE_REQUIRE_FORMATS") == "1":
        failures.append("not installed: " + ", ".join(sorted(required)))
    for line in failures:
        print(line)
    print(f"{len(sys.argv) - 1} reports looked at, {len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
