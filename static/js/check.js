/* What plain HTML cannot do: say when saving failed, try again and warn, copy a link, move focus to errors. */
(function () {
  "use strict";

  const say = (saved) => {
    const status = document.getElementById("saved");
    if (status) status.classList.toggle("is-waiting", !saved);
  };
  const failed = (event) => {
    const { elt, xhr } = event.detail;
    say(false);
    if (xhr.status === 0 || xhr.status >= 500) {
      window.setTimeout(() => elt.isConnected && htmx.trigger(elt, "retry"), 4000);
    }
  };
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:afterSwap", () => say(true));

  /* A refusal says why in a fragment; what was typed stays where it is. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status !== 409) return;
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  });

  /* A question may be drawn anew while somebody writes below it: their text moves over to the new one. */
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const written = [...event.detail.target.querySelectorAll("textarea")].filter((each) => each.value !== each.defaultValue);
    for (const old of written) {
      const fresh = event.detail.fragment.getElementById(old.id);
      if (!fresh) continue;
      fresh.value = old.value;
      const fold = fresh.closest("details");
      if (fold) fold.open = true;
      if (old !== document.activeElement) continue;
      const { id, selectionStart, selectionEnd } = old;
      document.addEventListener("htmx:oobAfterSwap", () => {
        const now = document.getElementById(id);
        now.focus({ preventScroll: true });
        now.setSelectionRange(selectionStart, selectionEnd);
      }, { once: true });
    }
  });

  /* Leaving while an answer is not saved would lose it; sending the form takes it along. */
  let isSending = false;
  document.addEventListener("submit", () => { isSending = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!isSending && document.querySelector("#saved.is-waiting")) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    navigator.clipboard.writeText(field.value).then(() => {
      button.textContent = button.dataset.done;
    }, () => field.select());
  });
  document.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = !navigator.clipboard; });

  /* One box that picks all of a list. Without this script it stays hidden, and each row is ticked by itself. */
  document.querySelectorAll("[data-picks]").forEach((all) => {
    all.hidden = false;
    all.addEventListener("change", () => {
      document.getElementsByName(all.dataset.picks).forEach((each) => { each.checked = all.checked; });
    });
  });

  const errors = document.getElementById("errors");
  if (errors) errors.focus();
})();
