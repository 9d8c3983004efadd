"""A study with one table of more than 120 rows, which runs over several printed pages."""

import random

PLAN = """\
study: {title: A table of 120 rows}
cohort: {file: cohort.csv, id: id}
variables:
  arm: {label: Arm, type: categorical, levels: [Control, Treated]}
  site: {label: Study site, type: categorical, levels: [SITES]}
  age: {label: Age, unit: years}
analyses:
  - id: sites
    title: Patients by study site
    summarize: [age, site]
    by: arm
    overall: true
"""


def write(folder):
    """Writes plan and cohort; gives the plan's path."""
    folder.mkdir(parents=True, exist_ok=True)
    generator = random.Random(120)
    sites = [f"Site {number:03}" for number in range(1, 121)]
    (folder / "study.yml").write_text(PLAN.replace("SITES", ", ".join(sites)))
    rows = [
        f"{number},{generator.choice(['Control', 'Treated'])},{sites[number % 120]},"
        f"{generator.gauss(60, 10):.1f}"
        for number in range(720)
    ]
    (folder / "cohort.csv").write_text("id,arm,site,age\n" + "\n".join(rows) + "\n")
    return folder / "study.yml"
