// What the page says to the server, and the server's answer as data or as a problem to read out.

const PATIENCE = 20000;
const phrases = globalThis.document?.getElementById("annotation-words")?.dataset ?? {};

/** Something went wrong; the message is for the editor, in the editor's language. */
export class Problem extends Error {
  /** The kind is "offline", "login", "conflict" or "refused". */
  constructor(kind, message, { errors = {}, current = null } = {}) {
    super(message);
    Object.assign(this, { kind, errors, current });
  }
}

/** Post data as JSON; returns the answer or throws a Problem. */
export function post(address, data = {}, signal = undefined) {
  const token = document.querySelector("#decisions input[name=csrfmiddlewaretoken]").value;
  return exchange(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(data),
    signal,
  });
}

/** Get JSON; returns the answer or throws a Problem. */
export function get(address, query = {}, signal = undefined) {
  const asked = new URLSearchParams(query).toString();
  return exchange(asked ? `${address}?${asked}` : address, { signal });
}

/** Entities that go by a name like this. */
export async function suggest(address, text, kind, signal) {
  return (await get(address, { q: text, kind }, signal)).entities;
}

/** The page as the server has it now. */
export async function fetchPage() {
  const response = await request(location.pathname + location.search, {
    headers: { Accept: "text/html" },
  });
  if (!response.ok) throw new Problem("offline", phrases.offline);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

async function exchange(address, options) {
  const response = await request(address, options);
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  throw problemOf(response, answer);
}

function problemOf(response, answer) {
  const { status } = response;
  if (status >= 500 || status === 429) return new Problem("offline", phrases.offline);
  // A stranger is led to the login page; a new login has another token against forgery.
  if (!answer && (response.redirected || status === 403)) {
    return new Problem("login", phrases.loggedOut);
  }
  const errors = answer?.errors ?? {};
  const message = Object.values(errors).flat().join(" ") || phrases.refused;
  const kind = status === 409 ? "conflict" : "refused";
  return new Problem(kind, message, { errors, current: answer?.current ?? null });
}

async function request(address, options) {
  const signal = options.signal ?? AbortSignal.timeout(PATIENCE);
  const headers = { Accept: "application/json", ...options.headers };
  try {
    return await fetch(address, { credentials: "same-origin", ...options, headers, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem("offline", phrases.offline);
  }
}
