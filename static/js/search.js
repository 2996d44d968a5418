// Comforts of the search box. Every page works without them.

import { isSearchKey } from "./keys.js";

const box = document.getElementById("q");

document.addEventListener("keydown", (event) => {
  if (box && isSearchKey(event, event.target)) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

// Leave out what the reader left empty, for short addresses that can be quoted.
for (const form of document.querySelectorAll('form[role="search"]')) {
  form.addEventListener("formdata", ({ formData }) => {
    const empty = [...formData].filter(([, value]) => value === "").map(([name]) => name);
    empty.forEach((name) => formData.delete(name));
    if (!formData.has("after") && !formData.has("before")) formData.delete("date_of");
  });
}
