"""Nothing is clipped, nothing overlaps, and tables stand as a journal would set them."""

from harness import WIDTHS, check

# A region that scrolls sideways on purpose can be focused and has a name.
OUTSIDE = """() => {
  const faults = [], width = document.documentElement.clientWidth;
  const page = document.documentElement.scrollWidth;
  if (page > width) faults.push(`the page is ${page} px wide and scrolls`);
  const name = e => `<${e.tagName.toLowerCase()} class="${e.getAttribute('class') ?? ''}">`
    + ` ${(e.textContent ?? '').trim().slice(0, 40)}`;
  const scrolls = e => /auto|scroll/.test(getComputedStyle(e).overflowX);
  const scroller = e => { for (; e; e = e.parentElement) if (scrolls(e)) return e; };
  for (const e of document.body.querySelectorAll('*')) {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (!box.width || style.visibility == 'hidden' || e.closest('.skip, svg svg, defs')) continue;
    if (scrolls(e) && e.scrollWidth > e.clientWidth + 1) {
      if (e.tabIndex < 0) faults.push(`scrolls but takes no focus: ${name(e)}`);
      if (e.tagName != 'PRE' && e.tagName != 'NAV'
        && !e.getAttribute('aria-label') && !e.getAttribute('aria-labelledby'))
        faults.push(`scrolls but has no name: ${name(e)}`);
    }
    if (/hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1
      && e.tagName != 'svg') faults.push(`is clipped: ${name(e)}`);
    const region = scroller(e.parentElement);
    if (region || e.closest('svg') && e.tagName != 'svg') continue;
    if (box.right > width + 1 || box.left < -1)
      faults.push(`sticks out to ${Math.round(box.left)}..${Math.round(box.right)}: ${name(e)}`);
  }
  return faults;
}"""

# Text that leaves its cell, or a word of a head that is broken.
CELLS = """() => {
  const faults = [];
  for (const cell of document.querySelectorAll('th, td')) {
    const box = cell.getBoundingClientRect(), range = document.createRange();
    if (!box.width) continue;
    const text = cell.textContent.trim().slice(0, 40);
    range.selectNodeContents(cell);
    for (const part of range.getClientRects())
      if (part.width && (part.right > box.right + 1.5 || part.left < box.left - 1.5)
        && !cell.closest('.section')) {
        faults.push(`text leaves its cell: ${text}`);
        break;
      }
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest('code')) continue;
      for (const word of node.data.matchAll(/[^ \\t\\n\\u2009]+/g)) {
        if (word[0].length > 18 || !/^[\\p{L}\\p{N}.,:()%-]+$/u.test(word[0])) continue;
        range.setStart(node, word.index);
        range.setEnd(node, word.index + word[0].length);
        const tops = new Set([...range.getClientRects()].map(r => Math.round(r.top)));
        if (tops.size > 1) faults.push(`broken inside a word: ${word[0]}`);
      }
    }
  }
  return faults;
}"""

# Where the decimal mark, or the end of a whole number, of each cell of a column stands.
MARKS = """() => {
  const faults = [];
  for (const table of document.querySelectorAll('table')) {
    const columns = new Map();
    for (const row of table.tBodies.length ? [...table.tBodies].flatMap(b => [...b.rows]) : []) {
      let column = 0;
      for (const cell of row.cells) {
        const index = column;
        column += cell.colSpan;
        if (!cell.classList.contains('n')) continue;
        const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        let text = '', nodes = [];
        while (walker.nextNode()) {
          nodes.push([text.length, walker.currentNode]);
          text += walker.currentNode.data;
        }
        const match = text.match(/^[<>≤≥−+-]?\\s?\\d[\\d,\\u2009\\u202f]*/);
        if (!match || /[,]$/.test(match[0])) continue;
        const last = match[0].length - 1;
        const [start, node] = nodes.filter(([start]) => start <= last).pop();
        const range = document.createRange();
        range.setStart(node, last - start);
        range.setEnd(node, last - start + 1);
        const x = range.getBoundingClientRect().right;
        if (!columns.has(index)) columns.set(index, []);
        columns.get(index).push([x, text]);
      }
    }
    for (const places of columns.values()) {
      places.sort((a, b) => a[0] - b[0]);
      const [low, high] = [places[0], places.at(-1)];
      if (high[0] - low[0] > 2) faults.push(
        `${table.caption?.textContent.slice(0, 30)}: marks are ${(high[0] - low[0]).toFixed(1)} px`
        + ` apart: ${low[1]} and ${high[1]}`);
    }
  }
  return faults;
}"""

WIDE = """() => [...document.querySelectorAll('.table .scroll')]
  .filter(e => e.scrollWidth > e.clientWidth + 1)
  .map(e => `${e.querySelector('caption').textContent.slice(0, 50)}: ${e.scrollWidth} px in ${e.clientWidth}`)"""


@check
def nothing_is_wider_than_its_place(report):
    faults = []
    for width in WIDTHS:
        with report.page(width=width) as page:
            faults += [f"{width} px: {fault}" for fault in page.evaluate(OUTSIDE)]
    return faults


@check
def no_word_of_a_table_is_broken_or_leaves_its_cell(report):
    faults = []
    for width in WIDTHS:
        with report.page(width=width) as page:
            faults += [f"{width} px: {fault}" for fault in page.evaluate(CELLS)]
    return faults


@check
def numbers_stand_on_their_decimal_mark(report):
    faults = []
    for width in (390, 1280):
        with report.page(width=width) as page:
            faults += [f"{width} px: {fault}" for fault in page.evaluate(MARKS)]
    return faults


@check
def no_table_scrolls_on_a_wide_screen(report):
    with report.page(width=1280) as page:
        return page.evaluate(WIDE)
