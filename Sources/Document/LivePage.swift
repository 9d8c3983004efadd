/// How a page that follows its server is told from its other states.
public struct LivePage: Equatable, Sendable {
  /// What differs from state to state.
  public var version: String
  /// Whether the page begins with what is wrong, which the reader must see first.
  public var isBroken: Bool

  /// A state of a page.
  public init(version: String, isBroken: Bool) {
    self.version = version
    self.isBroken = isBroken
  }

  /// The SHA-256 of ``script`` in base64; a test computes it.
  static let sha256 = "2q/qW7yQk8Van4OP3dAH0iC4u5RS9pqkJZKirElJ2mE="

  /// The script's element, with the state.
  var html: String {
    let state = isBroken ? "broken" : "whole"
    return "<script data-version=\"\(HTMLEscaping.escape(version))\" data-state=\"\(state)\">"
      + Self.script + "</script>"
  }

  /// Loads the page again when there is a new one, and keeps the place and the folds; a page that
  /// begins with errors shows its top, and the next whole one the place again.
  static let script = """

    (() => {
      const {version, state} = document.currentScript.dataset;
      const key = "reprise-preview";
      const folds = () => [...document.querySelectorAll("details")];
      const kept = JSON.parse(sessionStorage.getItem(key) || "null");
      history.scrollRestoration = "manual";
      if (state === "broken") {
        document.title = "Error: " + document.title;
        scrollTo(0, 0);
      } else if (kept) {
        sessionStorage.removeItem(key);
        folds().forEach((fold, i) => { if (i in kept.folds) fold.open = kept.folds[i]; });
        scrollTo(kept.x, kept.y);
      }
      const events = new EventSource("/events");
      events.onmessage = (event) => {
        if (event.data === version) return;
        events.close();
        if (state === "whole") {
          sessionStorage.setItem(key, JSON.stringify(
            {x: scrollX, y: scrollY, folds: folds().map((fold) => fold.open)}));
        }
        location.reload();
      };
    })();
    """
}
