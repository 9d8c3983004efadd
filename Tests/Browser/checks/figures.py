"""Figures: text is large enough, dark enough, and does not run over other text."""

from harness import WIDTHS, check

TEXTS = """() => {
  const faults = [];
  for (const svg of document.querySelectorAll('svg')) {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')].filter(e => e.textContent.trim())
      .map(e => [e.textContent.slice(0, 30), e.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0);
    texts.forEach(([name, box], index) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1
        || box.top < frame.top - 1 || box.bottom > frame.bottom + 1)
        faults.push(`leaves its figure: ${name}`);
      for (const [other, place] of texts.slice(index + 1)) {
        const across = Math.min(box.right, place.right) - Math.max(box.left, place.left);
        const down = Math.min(box.bottom, place.bottom) - Math.max(box.top, place.top);
        if (across > 1 && down > 0.3 * Math.min(box.height, place.height))
          faults.push(`overlap: ${name} / ${other}`);
      }
    });
  }
  return faults;
}"""

SMALL = """() => {
  const faults = [];
  for (const svg of document.querySelectorAll('svg'))
    for (const text of svg.querySelectorAll('text')) {
      const scale = svg.getScreenCTM().a;
      const points = parseFloat(getComputedStyle(text).fontSize) * scale * 0.75;
      if (points < 6.99) faults.push(`${points.toFixed(2)} pt: ${text.textContent.slice(0, 30)}`);
    }
  return faults;
}"""

CONTRAST = """() => {
  const channels = text => text.match(/[\\d.]+/g).slice(0, 3).map(Number).map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = text => channels(text).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const faults = [];
  for (const text of document.querySelectorAll('svg text')) {
    const ink = light(getComputedStyle(text).fill);
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (ratio < 4.5) faults.push(`${ratio.toFixed(2)}: ${text.textContent.slice(0, 30)}`);
  }
  return faults;
}"""


@check
def no_text_of_a_figure_overlaps_or_leaves_it(report):
    faults = []
    for width in WIDTHS:
        with report.page(width=width) as page:
            faults += [f"{width} px: {fault}" for fault in page.evaluate(TEXTS)]
    return faults


@check
def text_of_figures_is_7_points_in_print(report):
    with report.page(width=1000) as page:
        page.emulate_media(media="print")
        return page.evaluate(SMALL)


@check
def text_of_figures_has_contrast(report):
    faults = []
    for scheme in ("light", "dark"):
        with report.page(scheme=scheme) as page:
            faults += [f"{scheme}: {fault}" for fault in page.evaluate(CONTRAST)]
    return faults
