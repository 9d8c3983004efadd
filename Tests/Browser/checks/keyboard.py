"""All that can be followed, opened or scrolled is reached with the Tab key, and seen when it is."""

from harness import check

FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e == document.body) return null;
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  window.seen = window.seen ?? new Set();
  const again = window.seen.has(e);
  window.seen.add(e);
  return {
    again, name: `${e.tagName} ${e.className?.baseVal ?? e.className} ${e.textContent.trim().slice(0, 30)}`,
    skip: e.classList.contains('skip'),
    outline: style.outlineStyle != 'none' && parseFloat(style.outlineWidth) > 0,
    shown: box.width > 0 && box.height > 0 && box.right > 0 && box.bottom > 0
      && box.top < innerHeight && box.left < innerWidth,
  };
}"""

MISSED = """() => {
  const shown = e => e.getClientRects().length && e.checkVisibility({contentVisibilityAuto: true});
  const reached = [...document.querySelectorAll('a[href], summary, button, input, select')]
    .concat([...document.querySelectorAll('.scroll, pre')].filter(e => e.scrollWidth > e.clientWidth + 1))
    .filter(e => shown(e) && e.tabIndex >= 0 && !(e.closest('svg') && e.tabIndex < 0));
  return reached.filter(e => !window.seen?.has(e))
    .map(e => `not reached: ${e.tagName} ${e.textContent.trim().slice(0, 40)}`);
}"""


@check
def the_keyboard_reaches_everything(report):
    faults = []
    for width in (390, 1280):
        with report.page(width=width) as page:
            first = None
            for count in range(1500):
                page.keyboard.press("Tab")
                focus = page.evaluate(FOCUS)
                if focus is None or focus["again"]:
                    break
                first = first or focus
                if not focus["outline"]:
                    faults.append(f"{width} px: no outline: {focus['name']}")
                if not focus["shown"]:
                    faults.append(f"{width} px: focus out of sight: {focus['name']}")
            if not first or not first["skip"]:
                faults.append(f"{width} px: the first stop is not the skip link: {first}")
            faults += [f"{width} px: {fault}" for fault in page.evaluate(MISSED)]
    return faults


@check
def the_skip_link_leads_to_the_report(report):
    with report.page() as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        inside = page.evaluate("document.activeElement.closest('main') != null")
        return [] if inside else ["after the skip link the next stop is outside the report"]
