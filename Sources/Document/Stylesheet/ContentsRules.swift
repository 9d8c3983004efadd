extension Stylesheet {
  /// The list of contents at the side or folded.
  static let contentsRules = """
    nav { font: var(--small) var(--sans); line-height: 1.4; }
    nav ul { list-style: none; margin: 0; padding: 0; }
    nav ul ul { padding-left: 0.9rem; }
    nav li { margin: 0.4rem 0; }
    nav a { color: var(--quiet); text-decoration: none; }
    nav a:hover { color: var(--ink); text-decoration: underline; }
    nav a[aria-current="true"] { color: var(--ink); font-weight: 600; }
    nav.side { display: none; }
    nav.folded { max-width: 70rem; margin: 0 auto; padding: 0.75rem 1rem 0; }
    summary { cursor: pointer; padding: 0.25rem 0; }

    """
}
