extension Stylesheet {
  /// Colours, type, running text, callouts and lists.
  static let typeRules = """
    :root {
      --paper: #ffffff; --ink: #1a1a1a; --quiet: #5c5c5c; --faint: #c8c8c8; --link: #0b5394;
      --warning: #b34700; --series-1: #0072b2; --series-2: #d55e00; --series-3: #009e73;
      --series-4: #cc79a7; --series-5: #000000; --series-6: #c68900; --series-7: #4898c6;
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
    html { -webkit-text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1.0625rem var(--serif); line-height: 1.5; overflow-wrap: break-word;
    }
    main { max-width: 70rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
    h1, h2, h3, h4, h5, h6 { line-height: 1.25; max-width: 42rem; }
    h1 { font-size: var(--large); margin: 0.5rem 0; }
    h2 { font-size: var(--medium); margin: 3rem 0 0.75rem; }
    h3, h4, h5, h6 { font-size: 1.0625rem; margin: 2rem 0 0.5rem; }
    p, main > ul, main > ol { max-width: 34rem; margin: 0 0 0.9rem; }
    li { margin: 0.2rem 0; }
    a { color: var(--link); }
    :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
    .number { white-space: nowrap; font-variant-numeric: lining-nums; }
    sup, sub { font-size: 0.75em; line-height: 0; }
    code, pre { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: 0.9em; }
    pre { overflow-x: auto; padding: 0.6rem 0; border: 1px solid var(--faint); border-width: 1px 0; }
    .notice { font-weight: 600; }
    .citation { max-width: 42rem; font: var(--small) var(--sans); color: var(--quiet); }
    .skip { position: absolute; left: -100rem; }
    .skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.25rem; }

    .callout { margin: 1.5rem 0; padding: 0 0 0 1rem; border-left: 2px solid var(--faint); }
    .callout.warning { border-color: var(--warning); }
    .callout .kind { font: 600 var(--small) var(--sans); margin: 0 0 0.2rem; }
    .callout > :last-child { margin-bottom: 0; }
    dl { font: var(--small) var(--sans); line-height: 1.45; max-width: 60rem; }
    dl div { display: grid; grid-template-columns: 13rem 1fr; gap: 0 1rem; padding: 0.15rem 0; }
    dt { color: var(--quiet); }
    dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
    .fold { margin: 1rem 0; }
    .fold summary { font: var(--small) var(--sans); color: var(--quiet); }

    """
}
