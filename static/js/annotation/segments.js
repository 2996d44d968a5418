// A stretch of the text cut wherever a mention begins or ends, as the server does it.

/** Segments of a span: each has its bounds and the mentions that cover it, the innermost first. */
export function segments(span, mentions) {
  const edges = new Set([span.start, span.end]);
  for (const { span: each } of mentions) {
    if (each.start > span.start && each.start < span.end) edges.add(each.start);
    if (each.end > span.start && each.end < span.end) edges.add(each.end);
  }
  const sorted = [...edges].sort((one, other) => one - other);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index];
    const covering = mentions
      .filter((mention) => mention.span.start <= start && mention.span.end >= end)
      .sort((one, other) => length(one) - length(other));
    return { start, end, mentions: covering };
  });
}

/** The classes of a segment: those of its innermost mention, and the kinds around it. */
export function classesOf([mention, ...around]) {
  const kinds = [...new Set(around.map((outer) => outer.kind))].sort();
  const own = ["mention", `mention-${mention.kind}`, `status-${mention.status}`];
  return [...own, ...kinds.map((kind) => `within-${kind}`)].join(" ");
}

function length({ span }) {
  return span.end - span.start;
}
