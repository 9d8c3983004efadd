extension Script {
  /// A crosshair over the curves of a figure, and what they say under it.
  static let readingScript = #"""
    const draw = (name, kind, within) => {
      const mark = document.createElementNS(within.namespaceURI, name);
      set(mark, { class: kind });
      within.append(mark);
      return mark;
    };
    const digits = (number, places) => number.toFixed(places).replace("-", "\u2212");
    const share = (value) => digits(value / 1000, 3);
    const read = (figure, data) => {
      const region = figure.querySelector(".scroll");
      const svg = figure.querySelector("svg");
      const { box: [left, top, right, bottom], x: [xTitle, low, high], y: [yTitle, base, peak] } = data;
      const across = (x) => left + (x / data.unit - low) / (high - low) * (right - left);
      const along = (y) => bottom - (y / 1000 - base) / (peak - base) * (bottom - top);
      const places = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(high - low))));
      const time = (x) => digits(data.isLess ? 1 - x / data.unit : x / data.unit,
        data.isStep ? places : 3);
      const layer = draw("g", "reading", svg);
      const line = draw("path", "stroke-quiet", layer);
      const rings = data.series.map(([, colour]) => draw("circle", "stroke-series-" + colour, layer));
      const box = make("div", "", "readout");
      set(box, { role: "status" });
      region.append(box);
      const lists = data.series.map((one) => one[3]);
      const times = lists.flatMap((list, k) => [...list.map(([x]) => x), data.series[k][2]]);
      const stops = data.isStep
        ? [...new Set(times)].sort((a, b) => a - b).map((x) => ({ x, at: lists.map((list, k) =>
          x > data.series[k][2] ? -1 : list.findLastIndex((one) => one[0] <= x)) }))
        : lists.flatMap((list, k) => list.map(([x, y], i) =>
          ({ x, y, at: lists.map((_, other) => other === k ? i : -1) })));
      let stop = -1;
      const words = (list, i, x) => {
        const [own, y, lower, upper, count, value] = list[i];
        let text = (data.isStep ? "" : yTitle + " ") + share(y);
        if (lower != null) text += " (" + share(lower) + "\u2013" + share(upper) + ")";
        if (count != null && (own === x || !data.thin)) {
          text += ", " + (own === x ? count : list[i + 1]?.[4] ?? 0) + " " + data.count;
        }
        if (own !== x && data.thin) text += ", since " + time(own);
        if (value != null) text += ", " + data.value + " " + String(value).replace("-", "\u2212");
        return text;
      };
      const hide = () => {
        layer.removeAttribute("data-on");
        box.replaceChildren();
      };
      const show = () => {
        const { x, y, at } = stops[stop];
        set(layer, { "data-on": "" });
        set(line, { d: "M" + across(x) + " " + top + "V" + bottom
          + (y == null ? "" : "M" + left + " " + along(y) + "H" + right) });
        box.replaceChildren(make("div", xTitle + ": " + time(x)));
        lists.forEach((list, k) => {
          const one = list[at[k]];
          set(rings[k], { r: one ? 3 : 0, cx: across(x), cy: one ? along(one[1]) : 0 });
          const text = one ? words(list, at[k], x) : "\u2014";
          if (one || data.isStep) box.append(make("div", data.series[k][0] + ": " + text));
        });
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        const beside = across(x) * 2 > left + right ? -box.offsetWidth - 12 : 12;
        box.style.left = Math.max(0, across(x) * scale + beside) + "px";
        box.style.top = top * scale + 4 + "px";
      };
      const point = (event) => {
        const frame = svg.getBoundingClientRect();
        const scale = frame.width / svg.viewBox.baseVal.width;
        const far = ({ x, y }) => Math.hypot(across(x) - (event.clientX - frame.left) / scale,
          y == null ? 0 : along(y) - (event.clientY - frame.top) / scale);
        stop = stops.reduce((best, at, i) => far(at) < far(stops[best]) ? i : best, 0);
        show();
      };
      svg.onpointermove = svg.onpointerdown = point;
      svg.onpointerleave = (event) => { if (event.pointerType === "mouse") hide(); };
      region.onblur = hide;
      set(region, { "aria-description": "Arrow keys read the curves." });
      region.onkeydown = (event) => {
        const { key } = event;
        const by = step(key, "ArrowLeft", "ArrowRight");
        const end = stops.length - 1;
        const to = by ? Math.min(end, Math.max(0, stop + by))
          : key === "Home" ? 0 : key === "End" ? end : -1;
        if (key === "Escape") hide();
        if (to < 0) return;
        event.preventDefault();
        stop = to;
        show();
      };
    };
    for (const store of all("figure script")) read(store.parentNode, JSON.parse(store.textContent));

    """#
}
