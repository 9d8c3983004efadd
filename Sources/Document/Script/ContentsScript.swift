extension Script {
  /// Marks what is being read in the list of contents, and folds the narrow one after a choice.
  static let contentsScript = #"""
    const links = all("nav.side a").map((link) =>
      [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]);
    const mark = () => {
      const line = innerHeight * 0.3;
      const last = links.findLast(([, to]) => to && to.getBoundingClientRect().top <= line);
      for (const [link] of links) set(link, { "aria-current": link === last?.[0] });
    };
    const observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -70% 0px" });
    for (const [, to] of links) if (to) observer.observe(to);
    for (const fold of all("nav.folded details")) {
      fold.addEventListener("click", ({ target }) => { if (target.closest("a")) fold.open = false; });
    }

    """#
}
