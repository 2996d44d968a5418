"""Who sits before the screen: someone who reads, and someone who corrects."""

import re

from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

#: Where words of the text are on the screen.
RECTANGLE = """words => {
  const text = document.getElementById("article-text");
  let offset = text.textContent.indexOf(words);
  const range = document.createRange();
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  let [from, to] = [offset, offset + words.length];
  for (let before = 0; walker.nextNode(); ) {
    const node = walker.currentNode;
    const after = before + node.length;
    if (before <= from && from < after) range.setStart(node, from - before);
    if (before < to && to <= after) range.setEnd(node, to - before);
    before = after;
  }
  range.startContainer.parentElement.scrollIntoView({block: "center", behavior: "instant"});
  return range.getBoundingClientRect().toJSON();
}"""


class Reader:
    """Someone at a screen of a certain size; remembers what the browser complained of."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page: Page = context.new_page()
        self.base = base
        self.complaints: list[str] = []
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._on_console)
        self.page.on("request", self._on_request)
        self.page.on("requestfinished", self._on_answer)
        self.page.on("requestfailed", self._on_answer)
        self.pending: set[Request] = set()

    def open(self, address: str) -> Page:
        self.page.goto(self.base + address)
        self.page.evaluate("document.fonts.ready.then(() => null)")
        return self.page

    def leave(self) -> None:
        """Ask nothing more, and wait for what was asked: then the tables can be emptied.

        The next to sit here finds the browser as a new one, but for the static files that it has.
        """
        context, complaints = self.page.context, list(self.complaints)
        context.route("**/*", lambda route: route.abort())
        while self.pending:
            self.page.wait_for_timeout(20)
        stored = {"origin": self.base, "storageTypes": "cookies,local_storage"}
        context.new_cdp_session(self.page).send("Storage.clearDataForOrigin", stored)
        for page in context.pages:
            page.close()
        context.unroute_all()
        context.set_offline(False)
        # What was aborted here is no fault of the page.
        self.complaints = complaints

    def _on_console(self, message) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _on_answer(self, request) -> None:
        self.pending.discard(request)

    def _on_request(self, request) -> None:
        self.pending.add(request)
        if not request.url.startswith((self.base, "data:", "about:")):
            self.complaints.append(f"left the site: {request.url}")


class Editor(Reader):
    """Someone who corrects an article; counts what they do to get something done."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        super().__init__(context, base)
        self.actions = 0

    def open(self, address: str) -> Page:
        page = super().open(address)
        self.wait_until_saved()
        return page

    def wait_until_saved(self) -> None:
        """Until the server has taken over all that was done."""
        expect(self.page.locator("#saving")).to_have_attribute("data-state", "saved")

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.actions += 1

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.actions += 1

    def rectangle(self, words: str) -> dict[str, float]:
        """Where words of the text are on the screen."""
        return self.page.evaluate(RECTANGLE, words)

    def drag(self, words: str, *, is_backward: bool = False, is_exact: bool = False) -> None:
        """Draw the mouse over words of the text, from their beginning or from their end."""
        box = self.rectangle(words)
        middle = box["top"] + box["height"] / 2
        ends = [box["right"] - 2, box["left"] + 2]
        if is_backward:
            ends.reverse()
        mouse, keyboard = self.page.mouse, self.page.keyboard
        mouse.move(ends[0], middle)
        mouse.down()
        mouse.move(ends[1], middle, steps=4)
        if is_exact:
            keyboard.down("Shift")
        mouse.up()
        if is_exact:
            keyboard.up("Shift")
        expect(self.page.locator("#tagger")).to_be_visible()
        self.actions += 1

    def mark(self, words: str) -> Locator:
        """The mark over just these words."""
        name = re.compile(f"^{re.escape(words)}$")
        return self.page.locator("#article-text [data-mentions]").filter(has_text=name)
