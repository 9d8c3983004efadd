extension Stylesheet {
  /// Figures, and the colours of their marks.
  static let figureRules = """
    svg { display: block; height: auto; }
    svg.one-column { width: 100%; max-width: 26rem; min-width: 20rem; }
    svg.two-columns { width: 100%; max-width: 52rem; min-width: 40rem; }
    figure .scroll { position: relative; }
    svg { touch-action: pan-y; }
    .reading:not([data-on]) { display: none; }
    .reading { fill: none; pointer-events: none; }
    .readout {
      position: absolute; background: var(--paper); color: var(--ink); white-space: nowrap;
      border: 1px solid var(--faint); padding: 0.25rem 0.5rem; pointer-events: none;
      font-variant-numeric: tabular-nums;
    }
    .readout:empty { display: none; }
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

    """
}
