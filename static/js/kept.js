/* Keeps what an advisor types until it was saved: a dropped connection or a closed tab loses nothing. */
(function () {
  "use strict";

  const page = document.querySelector("[data-kept-for]");
  if (!page) return;
  const [user, review] = page.dataset.keptFor.split(":");
  const key = (field) => `kept:${user}:${review}:${field.dataset.keep}`;
  const fields = (within) => within.querySelectorAll("form[hx-post] [data-keep]");
  const show = (id, isShown) => { document.getElementById(id).hidden = !isShown; };

  /* What another person typed in this browser is not this person's to read. */
  Object.keys(localStorage).forEach((each) => {
    if (each.startsWith("kept:") && !each.startsWith(`kept:${user}:`)) localStorage.removeItem(each);
  });

  const restore = (within) => fields(within).forEach((field) => {
    const kept = localStorage.getItem(key(field));
    if (kept === null || kept === field.value) return;
    field.value = kept;
    show("kept", true);
  });
  restore(document);
  document.addEventListener("htmx:load", (event) => restore(event.detail.elt));

  document.addEventListener("input", (event) => {
    const field = event.target;
    if (!field.matches("form[hx-post] [data-keep]")) return;
    if (field.value === field.defaultValue) localStorage.removeItem(key(field));
    else localStorage.setItem(key(field), field.value);
  });

  /* check.js comes first, and has said of an answer from elsewhere that it is none. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (xhr.status >= 400 && xhr.getResponseHeader("HX-Reswap")) event.detail.shouldSwap = true;
    if (event.detail.shouldSwap && xhr.status < 300 && event.detail.requestConfig.verb === "post") {
      fields(event.detail.requestConfig.elt.parentElement).forEach((field) => {
        if (event.detail.requestConfig.elt.contains(field)) localStorage.removeItem(key(field));
      });
    }
    show("not-saved", !event.detail.shouldSwap);
  });
  document.addEventListener("htmx:sendError", () => show("not-saved", true));
})();
