// What stands around the text and counts its mentions: taken over from the server when the editor rests.

import { fetchPage } from "./server.js";

const PAUSE = 3000;
const PARTS = [".article-aside", ".article-meta"];

export class Surroundings {
  /** Follow a desk: its changes are on the server when the last step was settled. */
  constructor(desk) {
    for (const event of ["edited", "taken"]) desk.addEventListener(event, () => this.wait());
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh().catch(() => this.wait()), PAUSE);
  }

  async refresh() {
    const page = await fetchPage();
    for (const part of PARTS) {
      const [old, fresh] = [document.querySelector(part), page.querySelector(part)];
      const isInUse = old?.contains(document.activeElement);
      if (old && fresh && !isInUse) old.replaceChildren(...fresh.childNodes);
    }
  }
}
