// What the page says to the server, and the server's answer as data or as a problem to read out.

const words = document.getElementById("annotation-words")?.dataset ?? {};

/** Something went wrong; the message is for the editor, in the editor's language. */
export class Problem extends Error {}

/** Post data as JSON; returns the answer or throws a Problem. */
export async function post(address, data) {
  const token = document.querySelector("#decisions input[name=csrfmiddlewaretoken]").value;
  const response = await request(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token },
    body: JSON.stringify(data),
  });
  const answer = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  throw new Problem(Object.values(answer.errors ?? {}).flat().join(" ") || words.offline);
}

/** Entities that go by a name like this. */
export async function suggest(address, text, kind, signal) {
  const query = new URLSearchParams({ q: text, kind });
  const response = await request(`${address}?${query}`, { signal });
  return response.ok ? (await response.json()).entities : [];
}

/** The page as the server has it now. */
export async function freshPage() {
  const response = await request(location.pathname + location.search, {});
  if (!response.ok) throw new Problem(words.offline);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

async function request(address, options) {
  let response;
  try {
    response = await fetch(address, { credentials: "same-origin", ...options });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(words.offline);
  }
  // A stranger's request is led to the login page, which answers with a page of its own.
  if (response.redirected && options.method === "POST") throw new Problem(words.loggedOut);
  return response;
}
