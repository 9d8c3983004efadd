extension Stylesheet {
  /// Numbers that say where they come from, and the panel in which they do.
  static let sourceRules = """
    .from { cursor: pointer; }
    .from:hover, .from:focus-visible { text-decoration: underline dotted; }
    #source {
      position: fixed; top: auto; right: auto; bottom: auto; left: auto; margin: 0;
      width: 30rem; max-width: calc(100vw - 1rem);
      max-height: min(34rem, 80vh); overflow-y: auto; padding: 0.75rem 1rem 1rem;
      border: 1px solid var(--quiet); background: var(--paper); color: var(--ink);
      font: var(--small) var(--sans); line-height: 1.45;
    }
    #source:focus { outline: none; }
    #source h2, #source h3 { font-size: var(--small); margin: 0.9rem 0 0.2rem; }
    #source h2 { margin: 0 4rem 0.5rem 0; }
    #source h3 { border-top: 1px solid var(--faint); padding-top: 0.5rem; }
    #source dl { margin: 0; }
    #source dl div { grid-template-columns: 7.5rem 1fr; padding: 0.1rem 0; }
    #source button {
      float: right; font: inherit; color: var(--link); background: none; border: 0; padding: 0.1rem;
      cursor: pointer;
    }
    .table + .origin { margin: -2rem 0 2.5rem; }
    .origin dl { margin: 0.5rem 0; }
    @media (max-width: 40rem) {
      #source {
        right: 0; bottom: 0; left: 0; width: 100%; max-width: none; max-height: 60vh; border-width: 1px 0 0;
      }
      #source dl div { grid-template-columns: 1fr; }
    }
    @media print {
      #source, .origin { display: none; }
    }

    """
}
