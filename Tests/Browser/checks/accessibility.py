"""axe-core with its best practices, in light and dark, wide and narrow."""

from axe_playwright_python.sync_playwright import Axe

from harness import check

OPTIONS = {"resultTypes": ["violations"]}


@check
def axe_finds_no_violation(report):
    faults = []
    for width, scheme in ((1280, "light"), (1280, "dark"), (390, "light")):
        with report.page(width=width, scheme=scheme) as page:
            found = Axe().run(page, options=OPTIONS).response["violations"]
        for violation in found:
            for node in violation["nodes"][:5]:
                faults.append(
                    f"{width} px, {scheme}: {violation['id']}: {violation['help']}: {node['html'][:120]}")
    return faults
