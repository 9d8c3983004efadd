extension Stylesheet {
  /// The SHA-256 of ``plateRules`` in base64; a test computes it.
  static let plateSHA256 = "2zLr7lWEN26NQCRaklDoUZgE/vI4/GE4+emnxRTcqLo="

  /// Plates of pictures: a style element of its own, on pages that have some.
  static let plateRules = """

    .plates {
      display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
      gap: 2rem 1.5rem; align-items: start;
    }
    .plate { font: var(--small) var(--sans); line-height: 1.4; min-width: 0; }
    .plate { border-top: 1px solid var(--ink); padding-top: 0.4rem; break-inside: avoid; }
    .plate:target { outline: 2px solid var(--link); outline-offset: 6px; }
    .plate h3 { font: 600 1.0625rem var(--sans); margin: 0 0 0.5rem; }
    .plate .status { font-weight: 400; font-size: var(--small); color: var(--quiet); float: right; }
    .plate .status.look { color: var(--warning); }
    .plate .pictures { display: flex; gap: 0.75rem; align-items: flex-start; }
    .plate figure { margin: 0; flex: 0 1 auto; min-width: 0; }
    .plate svg { width: auto; height: auto; max-width: 100%; max-height: 15rem; }
    .plate figcaption { color: var(--quiet); margin-top: 0.25rem; }
    .plate dl { margin: 0.5rem 0 0; }
    .plate dl div { grid-template-columns: 9rem 1fr; padding: 0; }
    .plate dd { font-variant-numeric: tabular-nums; }
    .plate ul { margin: 0.5rem 0 0; padding-left: 1.1rem; }
    .plate path { fill: none; stroke-width: 1.5px; vector-effect: non-scaling-stroke; }
    .plate rect { fill: none; }
    .plate text { font: 600 7px var(--sans); }
    path.outline-1 { stroke: #5cb3ef; } path.outline-2 { stroke: #ff8a4c; }
    path.outline-3 { stroke: #3fcfa0; } path.outline-4 { stroke: #f2bd4b; }
    text.outline-1 { fill: #5cb3ef; } text.outline-2 { fill: #ff8a4c; }
    text.outline-3 { fill: #3fcfa0; } text.outline-4 { fill: #f2bd4b; }
    @media (max-width: 40rem) { .plate .pictures { flex-wrap: wrap; } }
    @media print {
      .plates { grid-template-columns: 1fr 1fr; gap: 6mm; }
      .plate svg { max-height: 45mm; }
    }

    """
}
