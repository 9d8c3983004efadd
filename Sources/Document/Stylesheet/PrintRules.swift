extension Stylesheet {
  /// What paper changes.
  static let printRules = """
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
      .table.long::before {
        content: ""; display: block; height: 9rem; margin-bottom: -9rem; break-inside: avoid;
      }
      caption { break-after: avoid; }
      caption span { position: static; width: auto; max-width: none; }
      .scroll { overflow: visible; }
      .variable { break-after: avoid; }
      table { min-width: 0; max-width: 100%; }
      th, td { padding: 0.1rem 0.4rem; }
      tbody th { min-width: 0; max-width: 11rem; }
      .wide td.n { white-space: normal; }
      svg.one-column { width: 85mm; min-width: 0; }
      svg.two-columns { width: 175mm; max-width: 100%; min-width: 0; }
      details::details-content { content-visibility: visible; block-size: auto; }
    }

    """
}
