extension Stylesheet {
  /// What narrow and wide screens change.
  static let layoutRules = """
    @media (max-width: 40rem) {
      dl div { grid-template-columns: 1fr; padding: 0.35rem 0; }
      main { padding-top: 1rem; }
      th:first-child, thead td:first-child {
        position: sticky; left: 0; z-index: 1; background: var(--paper); max-width: 45vw;
      }
      .section th:first-child { max-width: none; }
      tbody th { min-width: 7rem; }
    }
    @media screen and (min-width: 75rem) {
      body {
        display: grid; grid-template-columns: 12rem minmax(0, 70rem); justify-content: center;
        column-gap: 2rem; padding: 0 1rem;
      }
      nav.side {
        display: block; position: sticky; top: 0; align-self: start; max-height: 100vh;
        overflow-y: auto; padding: 2.5rem 0;
      }
      nav.folded { display: none; }
      main { margin: 0; padding: 2rem 0 4rem; width: 100%; grid-column: 2; }
      body.single { display: block; }
      body.single main { margin: 0 auto; }
    }

    """
}
