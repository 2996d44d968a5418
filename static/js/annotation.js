// Correcting mentions on an article's page. Without it the list of mentions and its buttons remain.

import { toUtf16 } from "./offsets.js";
import { Popover } from "./popover.js";
import { select, selectedSpan } from "./selection.js";
import { freshPage, post } from "./server.js";
import { Tagger } from "./tagger.js";
import { words } from "./words.js";

const PAUSE = 250;
const FARTHEST_CLICK = 4;
const KINDS = ["place", "faction", "date"];
const WRITABLE = "input:not([type=radio]), textarea, select, [contenteditable]";
const REFRESHED = ["#article-text", "#decisions", ".article-aside", ".article-meta"];

const text = document.getElementById("article-text");
const status = document.getElementById("annotation-status");
const phrases = document.getElementById("annotation-words").dataset;
const decisions = document.getElementById("decisions");
const card = new Popover(document.getElementById("mention-card"));
const tagger = new Tagger(document.getElementById("tagger"), text, async (mention) => {
  await refresh();
  announce(`${phrases.saved} ${rowOf(mention.id)?.dataset.label ?? ""}`);
  text.querySelector(`[data-mention="${mention.id}"]`)?.focus({ preventScroll: true });
});

let pointer = { isDown: false, isExact: false, x: 0, y: 0 };
let timer = 0;

function announce(message, isProblem = false) {
  status.textContent = message;
  status.classList.toggle("is-problem", isProblem);
}

function rowOf(id) {
  return document.getElementById(`mention-${id}`);
}

function spanOf(row) {
  const [start, end] = [row.dataset.start, row.dataset.end].map(Number);
  const body = text.textContent;
  return { start: toUtf16(body, start), end: toUtf16(body, end) };
}

/** Take over from the server's page what a correction may have changed. */
async function refresh() {
  const page = await freshPage();
  for (const selector of REFRESHED) {
    const [old, fresh] = [document.querySelector(selector), page.querySelector(selector)];
    if (old && fresh) old.replaceChildren(...fresh.childNodes);
  }
  prepare();
}

/** Make every mark reachable by keyboard and give it a name to be read out. */
function prepare() {
  for (const mark of text.querySelectorAll("[data-mention]")) {
    // A link would be dragged where the editor wants to select.
    mark.draggable = false;
    mark.setAttribute("aria-haspopup", "dialog");
    const label = rowOf(mark.dataset.mention)?.dataset.label;
    if (label) mark.setAttribute("aria-label", label);
    if (mark.localName !== "a") {
      mark.tabIndex = 0;
      mark.setAttribute("role", "button");
    }
  }
}

/** While a mouse button is down a mark is plain text: no selection can begin inside a link. */
function loosen(mark) {
  const name = mark.localName === "a" ? "href" : "tabindex";
  const value = mark.getAttribute(name);
  const restore = () => mark.setAttribute(name, value);
  if (value === null) return;
  mark.removeAttribute(name);
  for (const end of ["pointerup", "pointercancel"]) {
    document.addEventListener(end, restore, { once: true });
  }
}

function openCard(mark) {
  const row = rowOf(mark.dataset.mention);
  if (!row) return;
  tagger.popover.close();
  const content = card.element.querySelector("[data-content]");
  content.replaceChildren(...[...row.children].map((child) => child.cloneNode(true)));
  card.row = row;
  card.open(mark.getBoundingClientRect(), mark);
  card.element.focus({ preventScroll: true });
}

async function decide(row, name) {
  const button = row.querySelector(`[data-decision=${name}]`);
  if (!button) return;
  const place = [...row.parentElement.children].indexOf(row);
  const wasInList = row.contains(document.activeElement);
  const { version, label } = row.dataset;
  try {
    await post(button.getAttribute("formaction"), { version: Number(version) });
    card.close();
    await refresh();
    announce(`${phrases[name]} ${rowOf(row.dataset.mention)?.dataset.label ?? label}`);
  } catch (problem) {
    announce(problem.message, true);
    return;
  }
  if (wasInList) decisions.querySelectorAll("li")[place]?.querySelector("button")?.focus();
  else text.querySelector(`[data-mention="${row.dataset.mention}"]`)?.focus({ preventScroll: true });
}

function considerSelection() {
  if (pointer.isDown || document.activeElement?.closest(".popover")) return;
  const selected = selectedSpan(text);
  if (!selected) {
    tagger.popover.close();
    return;
  }
  card.close();
  tagger.openFor(selected, { isExact: pointer.isExact });
}

/** Select the next or previous word, or take it in as well: the arrows follow the eye. */
function moveByWord(event) {
  const isRtl = getComputedStyle(text).direction === "rtl";
  const isForward = (event.key === "ArrowLeft") === isRtl;
  const all = words(text.textContent);
  const current = selectedSpan(text);
  let next;
  if (!current) next = all[0];
  else if (isForward) next = all.find((word) => word.start >= current.end);
  else next = all.findLast((word) => word.end <= current.start);
  if (!next) return;
  event.preventDefault();
  const span = event.shiftKey && current
    ? { start: Math.min(current.start, next.start), end: Math.max(current.end, next.end) }
    : next;
  pointer.isExact = false;
  select(text, span);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Escape") {
    [card, tagger.popover].forEach((popover) => popover.close());
    return;
  }
  if (event.target.closest?.(WRITABLE)) return;
  if (event.target === text && ["ArrowLeft", "ArrowRight"].includes(event.key)) moveByWord(event);
  const number = /^(?:Digit|Numpad)([1-3])$/.exec(event.code)?.[1];
  if (number && tagger.popover.isOpen) {
    event.preventDefault();
    tagger.chooseKind(KINDS[number - 1]);
    tagger.popover.origin = text;
    tagger.focus();
  }
  const decision = { KeyA: "accept", KeyX: "reject" }[event.code];
  const mark = event.target.closest?.("#article-text [data-mention]");
  const row = card.isOpen ? card.row : rowOf(mark?.dataset.mention);
  if (decision && row && !event.shiftKey) {
    event.preventDefault();
    decide(row, decision);
  }
  if (event.key === "Enter" && mark) {
    event.preventDefault();
    openCard(mark);
  }
}

document.addEventListener("keydown", onKey);
document.addEventListener("selectionchange", () => {
  clearTimeout(timer);
  timer = setTimeout(considerSelection, PAUSE);
});
document.addEventListener("pointerdown", (event) => {
  if (event.target.closest(".popover")) return;
  pointer = { isDown: text.contains(event.target), isExact: false, x: event.x, y: event.y };
  card.close();
  if (!pointer.isDown) tagger.popover.close();
  const isPress = event.pointerType === "mouse" && event.button === 0;
  const mark = event.target.closest("#article-text [data-mention]");
  if (mark && isPress && !event.ctrlKey && !event.metaKey) loosen(mark);
});
for (const name of ["pointerup", "pointercancel"]) {
  document.addEventListener(name, (event) => {
    if (!pointer.isDown) return;
    pointer = { ...pointer, isDown: false, isExact: event.shiftKey };
    clearTimeout(timer);
    timer = setTimeout(considerSelection, 0);
  });
}
text.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-mention]");
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  const isDrag = Math.hypot(event.x - pointer.x, event.y - pointer.y) > FARTHEST_CLICK;
  if (!mark || !isPlain) return;
  event.preventDefault();
  if (!isDrag) openCard(mark);
});
card.element.addEventListener("click", (event) => {
  if (!event.target.closest("[data-change]")) return;
  const { row, origin } = card;
  card.close();
  tagger.openForMention({ ...row.dataset, version: Number(row.dataset.version) }, spanOf(row), origin);
});
// Buttons in the card belong to the same form as those in the list.
decisions.addEventListener("submit", (event) => {
  const id = /\/mentions\/(\d+)\//.exec(event.submitter?.getAttribute("formaction") ?? "")?.[1];
  if (!id) return;
  event.preventDefault();
  decide(rowOf(id), event.submitter.dataset.decision);
});

document.getElementById("annotation-guide").hidden = false;
text.tabIndex = 0;
text.setAttribute("aria-describedby", "annotation-guide");
prepare();
