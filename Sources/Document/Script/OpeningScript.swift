extension Script {
  /// What the other parts share.
  static let openingScript = #"""
    const all = (query) => [...document.querySelectorAll(query)];
    const make = (name, text = "", kind = "") => {
      const element = document.createElement(name);
      element.textContent = text;
      if (kind) element.className = kind;
      return element;
    };
    const set = (element, values) => {
      for (const name in values) element.setAttribute(name, values[name]);
    };
    const step = (key, back, on) => key === back ? -1 : key === on ? 1 : 0;

    """#
}
