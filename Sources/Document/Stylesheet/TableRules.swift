extension Stylesheet {
  /// Tables, their captions and their notes.
  ///
  /// The three rules are borders of cells, so that a cell that stays in sight keeps its own.
  static let tableRules = """
    .table, figure {
      margin: 2rem 0 2.5rem; font: var(--small) var(--sans); line-height: 1.4;
    }
    .scroll { overflow-x: auto; }
    figcaption { max-width: 44rem; margin-top: 0.6rem; }
    caption, figcaption { text-align: left; }
    caption { padding-bottom: 0.6rem; }
    caption span {
      display: block; position: sticky; left: 0; width: calc(100vw - 2rem); max-width: 44rem;
    }
    table {
      border-collapse: separate; border-spacing: 0; min-width: min(100%, 42rem);
      font-variant-numeric: lining-nums tabular-nums;
    }
    th, td {
      padding: 0.22rem 0.6rem; border: 0 solid var(--ink); text-align: left; vertical-align: top;
      font-weight: normal;
    }
    thead tr:first-child > * { border-top-width: 1px; }
    thead tr:last-child > *, tbody:last-of-type tr:last-child > * { border-bottom-width: 1px; }
    th:first-child, td:first-child { padding-left: 0; }
    th:last-child, td:last-child { padding-right: 1rem; }
    thead th, thead td { vertical-align: bottom; padding-top: 0.35rem; padding-bottom: 0.35rem; }
    thead th { max-width: 13rem; }
    thead .n, thead .span { text-align: center; }
    .span { position: relative; }
    .span::after {
      content: ""; position: absolute; left: 0.5rem; right: 0.5rem; bottom: 0;
      border-bottom: 1px solid var(--faint);
    }
    tbody th { min-width: 9rem; max-width: 24rem; }
    td.n { text-align: center; white-space: nowrap; }
    .word { white-space: nowrap; }
    td.noted { padding-right: 0; }
    td.n.noted { text-align: right; }
    td.ref { padding-left: 0.1rem; white-space: nowrap; min-width: 1.2rem; }
    .section th { padding-top: 0.9rem; font-style: italic; }
    .section th span { display: inline-block; position: sticky; left: 0; }
    .variable th { font-weight: 600; }
    .level th:first-child { padding-left: 1.1rem; }
    td.n > span { display: inline-block; vertical-align: top; text-align: left; }
    [data-before]::before { content: attr(data-before); visibility: hidden; }
    [data-pad]::before { content: attr(data-pad); visibility: hidden; font-style: normal; }
    [data-widest]::after {
      content: attr(data-widest); display: block; height: 0; overflow: hidden; visibility: hidden;
    }
    sup a { text-decoration: none; padding: 0 0.1em; }
    .notes { margin-top: 0.5rem; color: var(--quiet); }
    .notes p { margin: 0.15rem 0; max-width: 44rem; }
    .notes p:target { color: var(--ink); }

    """
}
