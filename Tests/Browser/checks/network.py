"""The page asks for nothing: it opens with the network cut off, breaks no policy, runs no word of the data."""

from harness import check

LISTEN = """() => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation',
    event => window.violations.push(`${event.violatedDirective}: ${event.blockedURI}`));
}"""


@check
def nothing_is_asked_of_the_network_and_no_policy_is_broken(report):
    faults = []
    context = report.browser.new_context(offline=True)
    context.route("**/*", lambda route: route.continue_() if route.request.url == start else route.abort())
    start = report.file.as_uri()
    page = context.new_page()
    page.add_init_script(f"({LISTEN})()")
    page.on("request", lambda request: faults.append(f"asked for {request.url[:100]}")
            if request.url != start and not request.url.startswith("data:") else None)
    page.on("console", lambda message: faults.append(f"console: {message.text[:160]}")
            if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("dialog", lambda dialog: (faults.append(f"a dialog: {dialog.message}"), dialog.dismiss()))
    page.goto(start)
    for element in page.query_selector_all("details:not([open]) > summary")[:20]:
        if element.is_visible():
            element.click()
    page.mouse.move(400, 400)
    page.wait_for_timeout(200)
    faults += [f"policy: {text}" for text in page.evaluate("window.violations")]
    context.close()
    return faults
