"""A study whose every label, level, title, note and file name tries to be something else than text."""

import csv
import json
import random
import unicodedata

SCRIPT = "<script>alert('x')</script>"
ARABIC = "مرحبا بالعالم"
HEBREW = "שלום עולם"
EMOJI = "👩‍⚕️ 🫁 🇩🇪"
MARKS = unicodedata.normalize("NFC", "e\u0301\u0323 Z\u0351\u036b\u0343algo")
LONG = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3
MARKDOWN = "*a* _b_ **c** `d` [e](https://example.org) | f # g ~~h~~ ![i](j)"
LATEX = r"\input{/etc/passwd} $x^2$ 100% a_b {c} ~ #1 & \\"
QUOTES = "\"double\" 'single' « guillemets » &amp; &lt;b&gt;"
LINES = "one\ntwo\r\nthree"
ATTRIBUTE = "\" onmouseover=\"alert(1)\" x=\""

# What must be seen as text in every format, one per kind.
WORDS = [SCRIPT, ARABIC, HEBREW, EMOJI, MARKS, LONG, MARKDOWN, LATEX, QUOTES, ATTRIBUTE]


def plan(data):
    levels = {"a<b": SCRIPT, "c&d": QUOTES}
    stages = {"1": ARABIC, "2": HEBREW + " 2", "3": LONG, "4": EMOJI}
    return {
        "study": {"title": f"Title {SCRIPT} {ARABIC}", "citation": f"{MARKDOWN} {QUOTES}"},
        "cohort": {"file": data, "id": "id", "synthetic": f"{ATTRIBUTE} {EMOJI}"},
        "population": [{"keep": "age > 20", "reason": f"{SCRIPT} {HEBREW}"}],
        "variables": {
            "age": {"label": f"{SCRIPT} {EMOJI}", "unit": "years"},
            "weight": {"label": f"{MARKDOWN} {LATEX}", "distribution": "skewed"},
            "marker": {"label": f"{MARKS} {LINES}", "abbreviation": "A&B"},
            "group": {"label": ATTRIBUTE, "type": "categorical", "levels": levels},
            "stage": {"label": f"{HEBREW} {LONG}", "type": "categorical", "levels": stages},
        },
        "outcomes": {
            "os": {"label": f"{ARABIC} {SCRIPT}", "time": "time", "event": "died == 1", "unit": "months"},
        },
        "analyses": [
            {"id": "table1", "title": f"{SCRIPT} {MARKDOWN}", "note": f"{LATEX} {QUOTES}",
             "summarize": ["age", "weight", "marker", "stage"], "by": "group", "overall": True,
             "test": "auto", "smd": True},
            {"id": "table2", "title": f"{LINES} {EMOJI}", "compare": ["age", "weight"], "by": "group"},
            {"id": "table3", "title": QUOTES, "cross_tabulate": "stage", "by": "group"},
            {"id": "fig1", "title": f"{HEBREW} {LONG}", "kaplan_meier": "os", "by": "group",
             "at": [6, 12]},
            {"id": "fig2", "title": ATTRIBUTE, "roc": ["age", "marker"], "outcome": "group",
             "positive": QUOTES, "direction": "higher"},
            {"id": "table4", "title": f"{ARABIC} {MARKS}", "cox": "os", "univariable": ["age", "group"],
             "multivariable": ["age", "group", "stage"], "plot": "forest"},
            {"id": "table5", "title": LATEX, "correlate": ["age"], "with": "weight",
             "method": "spearman"},
            {"prose": f"Prose {QUOTES} {ARABIC}"},
        ],
    }


def write(folder):
    """Writes plan and cohort; gives the plan's path. JSON is YAML."""
    folder.mkdir(parents=True, exist_ok=True)
    generator = random.Random(1)
    data = "<b>&\"quotes\" 'x' ünï 😀.csv"
    (folder / "study.yml").write_text(
        json.dumps(plan(data), ensure_ascii=False, indent=1), encoding="utf-8")
    with open(folder / data, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "age", "weight", "marker", "group", "stage", "time", "died"])
        for number in range(120):
            rows.writerow([
                f"<i>{number}", round(generator.gauss(60, 10), 1),
                round(generator.lognormvariate(8, 1), 1), round(generator.gauss(0, 0.02), 4),
                generator.choice(["a<b", "c&d"]), generator.choice("1234"),
                round(generator.expovariate(1 / 12), 1), generator.choice("011")])
    return folder / "study.yml"
