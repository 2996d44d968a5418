// Names for the fields that Django's admin leaves without one: those of Select2 and of its widgets.

/** What stands beside a field, or above its row, as its name. */
function nameBeside(field) {
  const label = field.id && document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  const row = field.closest(".form-row")?.querySelector("legend, label");
  return (field.getAttribute("aria-label") ?? (label || row)?.textContent ?? "").trim();
}

function nameSelection(select) {
  const box = select.parentElement.querySelector(".select2-selection");
  if (!box) return;
  const name = nameBeside(select);
  box.removeAttribute("aria-labelledby");
  box.setAttribute("aria-label", name);
  box.querySelector("[role=textbox]")?.setAttribute("aria-label", name);
}

function nameMoment(input) {
  const words = input.previousSibling?.textContent.trim() ?? "";
  input.setAttribute("aria-label", `${nameBeside(input)} ${words}`.trim());
}

function nameAll() {
  document.querySelectorAll("select.select2-hidden-accessible").forEach(nameSelection);
  document.querySelectorAll(".datetime input:not([aria-label])").forEach(nameMoment);
  for (const icon of document.querySelectorAll(".help-tooltip[aria-label]")) icon.role = "img";
}

// Django's own scripts build these fields when the page has loaded, some of them by jQuery's leave.
addEventListener("load", () => {
  const jQuery = globalThis.django?.jQuery;
  if (jQuery) jQuery(nameAll);
  else nameAll();
});
