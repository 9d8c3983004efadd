"""Writes what the plans of Table1.md print into that page, below each plan.

Run in the package's folder after a build:  python3 Tests/CommandTests/table1_documentation.py
"""
import pathlib
import re
import subprocess
import tempfile

PAGE = pathlib.Path("Sources/reprise/Documentation.docc/Table1.md")
DATA = pathlib.Path("Examples/primary-biliary-cholangitis/pbc.csv").resolve()
TOOL = pathlib.Path(".build/debug/reprise").resolve()


def printed(declarations, analyses):
    with tempfile.TemporaryDirectory() as folder:
        body = "".join("  " + line + "\n" for line in analyses.splitlines())
        pathlib.Path(folder, "study.yml").write_text(declarations + "analyses:\n" + body)
        subprocess.run(
            [TOOL, "report", "study.yml", "--data", DATA, "--output", "out"],
            cwd=folder, check=True, capture_output=True)
        page = pathlib.Path(folder, "out/report.md").read_text()
    results = page.split("## Results\n\n", 1)[1].split("\n\n## Methods", 1)[0]
    results = "\n\n".join(part for part in results.split("\n\n") if not part.startswith("### "))
    lines = [line for line in results.split("\n") if not line.startswith("<a id=")]
    return "\n".join(("> " + line).rstrip() for line in lines)


text = re.sub(r"(?m)^>.*\n(?:^>.*\n)*\n?", "", PAGE.read_text())
blocks = re.findall(r"```yaml\n(.*?)```\n", text, re.S)
for block in blocks[1:]:
    plan = "```yaml\n" + block + "```\n"
    text = text.replace(plan, plan + "\n" + printed(blocks[0], block) + "\n", 1)
PAGE.write_text(text)
