extension Stylesheet {
  /// Tables, their captions and their notes.
  static let tableRules = """
    .table, figure { margin: 2rem 0 2.5rem; font: var(--small)/1.4 var(--sans); }
    .scroll { overflow-x: auto; container-type: inline-size; }
    figcaption { max-width: 44rem; margin-top: 0.6rem; }
    caption, figcaption { text-align: left; }
    caption { padding-bottom: 0.6rem; }
    caption span { display: block; position: sticky; left: 0; max-width: min(100cqi, 44rem); }
    table {
      border-collapse: collapse; font-variant-numeric: lining-nums tabular-nums;
      min-width: min(100%, 42rem);
    }
    thead { border-block: 1px solid var(--ink); }
    tbody:last-of-type { border-bottom: 1px solid var(--ink); }
    th, td { padding: 0.22rem 0.6rem; text-align: left; vertical-align: top; font-weight: normal; }
    th:first-child, td:first-child { padding-left: 0; }
    th:last-child, td:last-child { padding-right: 1rem; }
    thead th, thead td { vertical-align: bottom; padding-block: 0.35rem; }
    thead .n, thead .span { text-align: center; }
    .span { position: relative; }
    .span::after {
      content: ""; position: absolute; inset: auto 0.5rem 0; border-bottom: 1px solid var(--faint);
    }
    tbody th { min-width: 9rem; max-width: 24rem; }
    td.n { text-align: center; white-space: nowrap; }
    .section th { padding-top: 0.9rem; font-style: italic; }
    .section th span { display: inline-block; position: sticky; left: 0; }
    .variable th { font-weight: 600; }
    .level th:first-child { padding-left: 1.1rem; }
    i[data-pad]::before { content: attr(data-pad); visibility: hidden; font-style: normal; }
    sup a { text-decoration: none; padding: 0 0.1em; }
    .n sup.note:only-of-type:not(:has(~ .number)) { display: inline-block; width: 0; }
    .notes { margin-top: 0.5rem; color: var(--quiet); }
    .notes p { margin: 0.15rem 0; max-width: 44rem; }
    .notes p:target { color: var(--ink); }

    """
}
