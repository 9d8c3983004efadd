extension Script {
  /// The panel that says where a number comes from, and the keys that move between numbers.
  static let sourceScript = #"""
    const store = document.getElementById("sources");
    const book = store ? JSON.parse(store.textContent) : { sources: {} };
    const sourcesOf = (cell) =>
      cell.dataset.from.split(" ").map((id) => book.sources[id]).filter(Boolean);
    const panel = make("dialog");
    panel.id = "source";
    panel.tabIndex = -1;
    set(panel, { popover: "auto", "aria-labelledby": "source-title" });
    let opener = null;
    const pair = (term, text, kind = "span") => {
      const line = make("div");
      const held = make("dd");
      held.append(make(kind, text));
      line.append(make("dt", term), held);
      return line;
    };
    const facts = (places) => places.map((place) => {
      const [term, text] = book.facts[place];
      return pair(book.words[term], book.words[text]);
    });
    const part = (title, pairs) => {
      const list = make("dl");
      list.append(...pairs);
      panel.append(make("h3", title), list);
    };
    const printed = (cell) =>
      [...cell.childNodes].filter((node) => node.nodeName !== "SUP")
        .map((node) => node.textContent).join("").trim();
    const fill = (cell, found) => {
      const close = make("button", "Close");
      close.onclick = () => panel.hidePopover();
      const title = make("h2", "Where " + printed(cell) + " comes from");
      title.id = "source-title";
      const same = found[0][4].filter((one) => found.every((other) => other[4].includes(one)));
      panel.replaceChildren(close, title);
      for (const [label, value, text, path, own] of found) {
        part(book.words[label], [
          ...value ? [pair("Unrounded", value, "code")] : [],
          ...text ? [pair("Printed", text)] : [],
          ...facts(own.filter((one) => !same.includes(one))),
          pair("Path", path, "code"),
        ]);
      }
      part(found.length > 1 ? "All of them" : "How it was made", facts(same));
      part("Inputs", facts(book.shared));
    };
    const show = (cell) => {
      opener = cell;
      fill(cell, sourcesOf(cell));
      panel.style.left = panel.style.top = "";
      panel.showPopover();
      if (innerWidth > 640) {
        const place = cell.getBoundingClientRect();
        const beside = place.right + 12;
        const isRoom = beside + panel.offsetWidth + 24 <= innerWidth;
        const left = isRoom ? beside : place.left - panel.offsetWidth - 12;
        const top = Math.min(place.top, innerHeight - panel.offsetHeight - 8);
        panel.style.left = Math.max(8, left) + "px";
        panel.style.top = Math.max(8, top) + "px";
      }
      panel.focus();
    };
    const walk = (table, cells) => {
      const neighbour = (cell, right, down) => {
        const at = cells.indexOf(cell);
        if (right) return cells[at + right];
        const column = cells.filter((other) => other.cellIndex === cell.cellIndex);
        return column[column.indexOf(cell) + down];
      };
      table.addEventListener("focusin", ({ target }) => {
        if (cells.includes(target)) for (const one of cells) one.tabIndex = one === target ? 0 : -1;
      });
      table.addEventListener("keydown", (event) => {
        if (!cells.includes(event.target)) return;
        const right = step(event.key, "ArrowLeft", "ArrowRight");
        const down = step(event.key, "ArrowUp", "ArrowDown");
        const next = event.key === "Home" ? cells[0] : event.key === "End" ? cells.at(-1)
          : right || down ? neighbour(event.target, right, down) : null;
        next?.focus();
        if (next || right || down) event.preventDefault();
      });
    };
    if (store && panel.showPopover) {
      document.body.append(panel);
      panel.addEventListener("toggle", (event) => {
        if (event.newState === "closed" && document.activeElement === document.body) opener.focus();
      });
      const known = all("[data-from]").filter((one) => sourcesOf(one).length);
      for (const one of known) {
        one.classList.add("from");
        set(one, { "aria-haspopup": "dialog", tabindex: 0 });
        if (one.nodeName === "SPAN") set(one, { role: "button" });
      }
      for (const table of all("table")) {
        const cells = known.filter((one) => table.contains(one));
        if (!cells.length) continue;
        set(table, { role: "grid", "aria-readonly": "true" });
        cells.forEach((cell, index) => { cell.tabIndex = index ? -1 : 0; });
        walk(table, cells);
      }
      document.addEventListener("click", ({ target }) => {
        const cell = target.closest(".from");
        if (cell && !target.closest("a") && !String(getSelection())) show(cell);
      });
      document.addEventListener("keydown", (event) => {
        if ((event.key === "Enter" || event.key === " ") && event.target.matches(".from")) {
          event.preventDefault();
          show(event.target);
        }
      });
    }

    """#
}
