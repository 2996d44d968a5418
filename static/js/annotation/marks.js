// The marks in the text: one element for each segment, drawn as the server draws them.

import { overlaps } from "./mentions.js";
import { classesOf, segments } from "./segments.js";
import { rangeOf } from "./selection.js";

export class Marks {
  constructor(element, mentions) {
    Object.assign(this, { element, mentions, body: element.textContent });
    let end = 0;
    this.lines = Array.from(element.children, (line) => {
      const start = end;
      end += line.textContent.length;
      return { element: line, start, end };
    });
  }

  /** Name all marks to be read out, and make them reachable: one by Tab, the others by keys. */
  dressAll() {
    const all = this.element.querySelectorAll("[data-mentions]");
    for (const mark of all) dress(mark, this.mentionsOf(mark));
    this.keepTabStop();
  }

  /** Where the mark that Tab led to is gone, the first takes its place. */
  keepTabStop() {
    if (this.element.querySelector("[tabindex='0']")) return;
    const first = this.element.querySelector("[data-mentions]");
    if (first) first.tabIndex = 0;
  }

  /** The ids of the mentions on a mark, the innermost first. */
  idsOf(mark) {
    return mark.dataset.mentions.split(" ");
  }

  mentionsOf(mark) {
    return this.idsOf(mark)
      .map((id) => this.mentions.get(id))
      .filter(Boolean);
  }

  /** The mark to focus for a mention: where it is the innermost, if it is so anywhere. */
  of(id) {
    return (
      this.element.querySelector(`[data-mentions^="${id} "], [data-mentions="${id}"]`) ??
      this.element.querySelector(`[data-mentions~="${id}"]`)
    );
  }

  /** Draw anew what the changes within a span may have touched, and nothing else. */
  redraw(span) {
    const hull = this.mentions.hull(this.drawnHull(span));
    const mentions = this.mentions.touching(hull);
    for (const line of this.linesIn(hull)) {
      const part = { start: Math.max(hull.start, line.start), end: Math.min(hull.end, line.end) };
      const inLine = mentions.filter((mention) => overlaps(mention.span, part));
      this.redrawPart(line, segments(part, inLine));
    }
  }

  redrawPart(line, cut) {
    const nodes = nodesIn(line, cut[0].start, cut.at(-1).end);
    const paired = pair(nodes, cut);
    if (paired) {
      paired.forEach(([node, mentions]) => dress(node, mentions));
      return;
    }
    const place = nodes.at(-1).nextSibling;
    nodes.forEach((node) => node.remove());
    cut.forEach((segment) => line.element.insertBefore(this.draw(segment), place));
    line.element.normalize();
  }

  /** The lines that a span runs through. */
  linesIn({ start, end }) {
    const first = this.lines.findLastIndex((line) => line.start <= start);
    const after = this.lines.findIndex((line) => line.start >= end);
    return this.lines.slice(Math.max(first, 0), after < 0 ? undefined : Math.max(after, first + 1));
  }

  /** A span with the old marks in it whole, whatever has become of their mentions. */
  drawnHull(span) {
    let { start, end } = span;
    for (const line of this.linesIn(span)) {
      let offset = line.start;
      for (const node of line.element.childNodes) {
        const after = offset + lengthOf(node);
        if (isElement(node) && offset < span.end && span.start < after) {
          start = Math.min(start, offset);
          end = Math.max(end, after);
        }
        offset = after;
      }
    }
    return { start, end };
  }

  draw({ start, end, mentions }) {
    const text = document.createTextNode(this.body.slice(start, end));
    if (mentions.length === 0) return text;
    const mark = document.createElement("span");
    mark.append(text);
    dress(mark, mentions);
    return mark;
  }

  /** Make a mark the one that Tab leads to. */
  setTabStop(mark) {
    for (const other of this.element.querySelectorAll("[tabindex='0']")) other.tabIndex = -1;
    mark.tabIndex = 0;
  }

  /** Where a mention is on the screen. */
  rectangleOf(span) {
    return rangeOf(this.element, span).getBoundingClientRect();
  }
}

function lengthOf(node) {
  return (node.firstChild ?? node).length;
}

function isElement(node) {
  return node.nodeType === Node.ELEMENT_NODE;
}

/** The nodes of a line between two offsets; text that reaches over them is split there. */
function nodesIn(line, start, end) {
  const found = [];
  let offset = line.start;
  let node = line.element.firstChild;
  while (node && offset < end) {
    const edge = [start, end].find((each) => offset < each && each < offset + lengthOf(node));
    if (edge !== undefined) node.splitText(edge - offset);
    if (offset >= start) found.push(node);
    offset += lengthOf(node);
    node = node.nextSibling;
  }
  return found;
}

/**
 * The elements among the nodes with the mentions that they are to show, where no node needs to be
 * cut or made: to lay a long line out again takes more time than a key press should. Null otherwise.
 */
function pair(nodes, cut) {
  const pairs = [];
  let offset = cut[0].start;
  let index = 0;
  for (const node of nodes) {
    const after = offset + lengthOf(node);
    while (cut[index].end <= offset) index += 1;
    const { start, end, mentions } = cut[index];
    const isWhole = start === offset && end === after && isElement(node);
    if (after > end || (mentions.length > 0 && !isWhole)) return null;
    if (isElement(node)) pairs.push([node, mentions]);
    offset = after;
  }
  return pairs;
}

const ROLE = { role: "button", "aria-haspopup": "dialog" };

/** Make an element the mark of some mentions; without any it is plain text. */
function dress(mark, mentions) {
  if (mentions.length === 0) {
    for (const name of [...mark.getAttributeNames()]) mark.removeAttribute(name);
    return;
  }
  mark.className = classesOf(mentions);
  mark.dataset.mentions = mentions.map(({ id }) => id).join(" ");
  for (const [name, value] of Object.entries(ROLE)) mark.setAttribute(name, value);
  mark.setAttribute("aria-label", mentions.map(({ label }) => label).join("؛ "));
  if (!mark.hasAttribute("tabindex")) mark.tabIndex = -1;
}
