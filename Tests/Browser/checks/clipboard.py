"""A table that was copied is the same table: no padding, no letter glued to a number."""

from harness import check

# The cells of a table as they are meant, row by row: text without what is there for the eye alone.
CELLS = """table => [...table.rows].map(row => [...row.cells].map(cell => {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll('br').forEach(e => e.replaceWith(' '));
  return [copy.textContent.replace(/\\s+/g, ' ').trim(), cell.colSpan, cell.querySelectorAll('sup').length];
}))"""

SELECT = """index => {
  const range = document.createRange(), selection = getSelection();
  range.selectNode(document.querySelectorAll('.table table')[index]);
  selection.removeAllRanges();
  selection.addRange(range);
}"""

# A number followed at once by a raised letter is text to a spreadsheet.
GLUED = """() => [...document.querySelectorAll('.table tbody td')].filter(cell => {
  const number = cell.cloneNode(true);
  number.querySelectorAll('sup').forEach(e => e.remove());
  return cell.querySelector('sup.note') && /\\d\\s*$/.test(number.textContent);
}).map(cell => `a letter is glued to a number: ${cell.textContent}`)"""


@check
def a_copied_table_is_the_same_table(report):
    faults = []
    with report.page() as page:
        page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
        faults += page.evaluate(GLUED)
        count = page.locator(".table table").count()
        target = page.context.new_page()
        for index in range(count):
            page.bring_to_front()
            before = page.evaluate(
                f"index => ({CELLS})(document.querySelectorAll('.table table')[index])", index)
            page.evaluate(SELECT, index)
            page.keyboard.press("Control+c")
            target.bring_to_front()
            target.set_content("<div id=rich contenteditable></div><textarea id=plain></textarea>")
            target.focus("#rich")
            target.keyboard.press("Control+v")
            target.focus("#plain")
            target.keyboard.press("Control+v")
            faults += [f"table {index + 1}: {fault}" for fault in compared(target, before)]
    return faults


def compared(target, before):
    rich = target.evaluate(f"""() => {{
      const table = document.querySelector('#rich table');
      return table ? ({CELLS})(table) : null;
    }}""")
    plain = target.input_value("#plain")
    if rich is None:
        return ["no table was pasted"]
    faults = []
    for old, new in zip(before, rich):
        if old != new:
            faults.append(f"pasted {new} for {old}"[:300])
    if len(before) != len(rich):
        faults.append(f"{len(rich)} rows for {len(before)}")
    width = max(sum(cell[1] for cell in row) for row in before)
    lines = [line for line in plain.split("\n")]
    for row in before:
        if any(cell[1] > 1 for cell in row):
            continue
        wanted = [cell[0] for cell in row]
        if not any(found(line) == wanted for line in lines):
            faults.append(f"plain text lacks the row {wanted}"[:300])
        if len(wanted) != width:
            faults.append(f"{len(wanted)} cells for {width} columns: {wanted}"[:200])
    return faults


def found(line):
    return [" ".join(part.split()) for part in line.split("\t")]
