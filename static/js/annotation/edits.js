// What an editor's step is: what to ask of the server, and how the mention looks meanwhile.
// A step can wait in the outbox, so it is plain data.

/** A sentence with its gaps filled in: "{kind}: {surface}". */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_gap, name) => values[name] ?? "");
}

/** A mention with the words that follow from its kind, name and status. */
export function described(mention, phrases) {
  const kind = phrases[mention.kind];
  const status = phrases[mention.status];
  const none = mention.kind === "date" ? phrases.unresolved : phrases.unlinked;
  const named = mention.entity?.name || mention.value_text || none;
  const label = fill(phrases.label, { kind, status, named, surface: mention.surface });
  return { ...mention, kind_text: kind, status_text: status, label };
}

export function accept(mention, phrases) {
  return decide("accept", mention, { ...mention, status: "accepted" }, phrases);
}

export function reject(mention, phrases) {
  return decide("reject", mention, { ...mention, status: "rejected" }, phrases);
}

export function annotate(mention, note, phrases) {
  return { ...decide("note", mention, { ...mention, note }, phrases), data: { note } };
}

/** Bring back an earlier state of a mention, a row of its history. */
export function restore(mention, row, phrases) {
  return { ...decide("restore", mention, mention, phrases), data: { to: row } };
}

/**
 * Tag a span, or change what a mention says. A reading has `kind`, `start` and `end` in code
 * points, `quote`, `entity` (or `newEntity`) and `value`.
 */
export function save(mention, reading, phrases) {
  const { kind, start, end, quote, entity, newEntity, value, valueText } = reading;
  const shown = {
    why: [],
    note: "",
    version: 0,
    ...mention,
    id: mention?.id ?? `new-${crypto.randomUUID()}`,
    origin: "person",
    status: "accepted",
    kind,
    start,
    end,
    surface: quote,
    entity: newEntity ? { id: null, name: newEntity.name_ar } : (entity ?? null),
    value,
    value_text: valueText || value,
  };
  const named = newEntity ? { new_entity: newEntity } : { entity: entity?.id ?? null };
  const data = { kind, start, end, quote, value, ...named };
  return { ...decide("save", mention, shown, phrases), data };
}

/** The address and the body of the request for a step. */
export function requestOf(step, addresses) {
  const { verb, mention, version, data } = step;
  if (verb !== "save") {
    return { address: addresses[verb].replace("/0/", `/${mention}/`), data: { ...data, version } };
  }
  const changed = step.before ? { mention: Number(mention), version } : {};
  return { address: addresses.save, data: { ...data, ...changed } };
}

/** Whether a mention already says what a step wanted it to say. */
export function saysTheSame(mention, shown) {
  return (
    ["kind", "start", "end", "status"].every((name) => mention[name] === shown[name]) &&
    (mention.entity?.id ?? null) === (shown.entity?.id ?? null) &&
    (mention.value || "") === (shown.value || "") &&
    (mention.note || "") === (shown.note || "")
  );
}

function decide(verb, mention, shown, phrases) {
  return {
    verb,
    key: crypto.randomUUID(),
    at: Date.now(),
    mention: mention?.id ?? shown.id,
    version: mention?.version ?? 0,
    data: {},
    before: mention ?? null,
    shown: described(shown, phrases),
  };
}
