/// How the page looks: one stylesheet, which the page's content security policy knows by its hash.
enum Stylesheet {
  /// The SHA-256 of ``text`` in base64; a test computes it.
  static let sha256 = "0PrcbVPQ3aXwkTHQffTvZg3OXSVcZIsRC1I6UW7epsw="

  /// Four sizes of type; two families; three rules per table; colours only in figures and in the
  /// edge of a warning.
  static let text = """

    :root {
      --paper: #ffffff; --ink: #1a1a1a; --quiet: #5c5c5c; --faint: #c8c8c8; --link: #0b5394;
      --warning: #b34700; --series-1: #0072b2; --series-2: #d55e00; --series-3: #009e73;
      --series-4: #cc79a7; --series-5: #000000; --series-6: #e69f00; --series-7: #56b4e9;
      --serif: ui-serif, "Iowan Old Style", Charter, "Palatino Linotype", Georgia, serif;
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif;
      --large: 1.75rem; --medium: 1.25rem; --small: 0.875rem;
    }
    @media screen and (prefers-color-scheme: dark) {
      :root {
        --paper: #16181a; --ink: #e8e6e1; --quiet: #a5a5a0; --faint: #4a4c4e; --link: #8ab8e6;
        --warning: #ff9a57; --series-1: #5cb3ef; --series-2: #ff8a4c; --series-3: #3fcfa0;
        --series-4: #e7a3c8; --series-5: #e8e6e1; --series-6: #f2bd4b; --series-7: #a4daf8;
      }
    }
    * { box-sizing: border-box; }
    html { color-scheme: light dark; -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.5 var(--serif); overflow-wrap: break-word;
    }
    main { max-width: 70rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; max-width: 42rem; }
    h1 { font-size: var(--large); margin: 0.5rem 0; }
    h2 { font-size: var(--medium); margin: 3rem 0 0.75rem; }
    h3, h4, h5, h6 { font-size: 1.0625rem; margin: 2rem 0 0.5rem; }
    p, main > ul, main > ol { max-width: 34rem; margin: 0 0 0.9rem; }
    li { margin: 0.2rem 0; }
    a { color: var(--link); text-decoration-thickness: 0.06em; text-underline-offset: 0.15em; }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    .number { white-space: nowrap; font-variant-numeric: lining-nums; }
    sup, sub { font-size: 0.75em; line-height: 0; }
    code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; }
    pre { overflow-x: auto; padding: 0.6rem 0; border-block: 1px solid var(--faint); }
    .notice { font-weight: 600; }
    .citation { max-width: 42rem; font: var(--small)/1.45 var(--sans); color: var(--quiet); }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.25rem; }

    nav { font: var(--small)/1.4 var(--sans); }
    nav ul { list-style: none; margin: 0; padding: 0; }
    nav ul ul { padding-left: 0.9rem; }
    nav li { margin: 0.4rem 0; }
    nav a { color: var(--quiet); text-decoration: none; }
    nav a:hover { color: var(--ink); text-decoration: underline; }
    nav.side { display: none; }
    nav.folded { max-width: 70rem; margin: 0 auto; padding: 0.75rem 1rem 0; }
    summary { cursor: pointer; padding: 0.25rem 0; }

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

    svg { display: block; height: auto; }
    svg.one-column { width: 100%; max-width: 26rem; min-width: 20rem; }
    svg.two-columns { width: 100%; max-width: 52rem; min-width: 40rem; }
    .fill-paper { fill: none; }
    .fill-ink { fill: var(--ink); } .stroke-ink { stroke: var(--ink); }
    .fill-quiet { fill: var(--quiet); } .stroke-quiet { stroke: var(--quiet); }
    .fill-faint { fill: var(--faint); } .stroke-faint { stroke: var(--faint); }
    .fill-series-1 { fill: var(--series-1); } .stroke-series-1 { stroke: var(--series-1); }
    .fill-series-2 { fill: var(--series-2); } .stroke-series-2 { stroke: var(--series-2); }
    .fill-series-3 { fill: var(--series-3); } .stroke-series-3 { stroke: var(--series-3); }
    .fill-series-4 { fill: var(--series-4); } .stroke-series-4 { stroke: var(--series-4); }
    .fill-series-5 { fill: var(--series-5); } .stroke-series-5 { stroke: var(--series-5); }
    .fill-series-6 { fill: var(--series-6); } .stroke-series-6 { stroke: var(--series-6); }
    .fill-series-7 { fill: var(--series-7); } .stroke-series-7 { stroke: var(--series-7); }

    .callout { margin: 1.5rem 0; padding: 0 0 0 1rem; border-left: 2px solid var(--faint); }
    .callout.warning { border-color: var(--warning); }
    .callout .kind { font: 600 var(--small)/1.4 var(--sans); margin: 0 0 0.2rem; }
    .callout > :last-child { margin-bottom: 0; }
    dl { font: var(--small)/1.45 var(--sans); max-width: 60rem; }
    dl div { display: grid; grid-template-columns: 13rem 1fr; gap: 0 1rem; padding: 0.15rem 0; }
    dt { color: var(--quiet); }
    dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
    .fold { margin: 1rem 0; }
    .fold summary { font: var(--small)/1.4 var(--sans); color: var(--quiet); }

    @media (max-width: 40rem) {
      dl div { grid-template-columns: 1fr; padding: 0.35rem 0; }
      main { padding-top: 1rem; }
      th:first-child, thead td:first-child {
        position: sticky; left: 0; z-index: 1; background: var(--paper); max-width: 45cqi;
      }
      .section th:first-child { max-width: none; }
      tbody th { min-width: 7rem; }
    }
    @media screen and (min-width: 75rem) {
      body {
        display: grid; grid-template-columns: 14rem minmax(0, 70rem); justify-content: center;
        column-gap: 2rem; padding: 0 1rem;
      }
      nav.side {
        display: block; position: sticky; top: 0; align-self: start; max-height: 100vh;
        overflow-y: auto; padding: 2.5rem 0;
      }
      nav.folded { display: none; }
      main { margin: 0; padding: 2rem 0 4rem; width: 100%; grid-column: 2; }
      body:not(:has(nav)) { display: block; }
      body:not(:has(nav)) main { margin: 0 auto; }
    }
    @media print {
      @page { margin: 18mm 17mm; }
      body { font-size: 10.5pt; }
      p, main > ul, main > ol, h1, h2, h3, h4, h5, h6 { max-width: none; }
      h3, h4, h5, h6 { font-size: 10.5pt; }
      :root { --large: 16pt; --medium: 12pt; --small: 8.5pt; }
      nav, .skip { display: none; }
      main { max-width: none; padding: 0; }
      a { color: inherit; text-decoration: none; }
      h2, h3, h4, .kind { break-after: avoid; }
      p, li { orphans: 3; widows: 3; }
      thead { display: table-header-group; }
      tr, figure, .callout { break-inside: avoid; }
      .table { break-inside: avoid; }
      .table.long { break-inside: auto; }
      caption { break-after: avoid; }
      caption span { position: static; max-width: none; }
      .scroll { overflow: visible; container-type: normal; }
      table { min-width: 0; max-width: 100%; }
      th, td { padding: 0.1rem 0.4rem; }
      tbody th { min-width: 0; max-width: 11rem; }
      table:has(thead tr > :nth-child(9)) td.n { white-space: normal; }
      svg.one-column { width: 85mm; min-width: 0; }
      svg.two-columns { width: 175mm; max-width: 100%; min-width: 0; }
      details::details-content { content-visibility: visible; block-size: auto; }
    }

    """
}
