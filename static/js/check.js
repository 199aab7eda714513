/* What plain HTML cannot do: say when saving failed, try again and warn, copy a link, move focus to errors. */
(function () {
  "use strict";

  const STATES = ["is-waiting", "is-refused"];
  const say = (state) => {
    const status = document.getElementById("saved");
    if (status) STATES.forEach((each) => status.classList.toggle(each, each === state));
  };
  const tellFailure = (form, isFailed) => {
    const sentence = form.querySelector("[data-failed]");
    if (sentence) sentence.hidden = !isFailed;
  };
  let again = 0; // one try at a time, however often somebody stopped writing meanwhile
  const failed = (event) => {
    const { elt, xhr } = event.detail;
    const mayPass = xhr.status === 0 || xhr.status === 429 || xhr.status >= 500;
    say(mayPass ? "is-waiting" : "is-refused");
    tellFailure(elt, true);
    window.clearTimeout(again);
    if (mayPass) again = window.setTimeout(() => elt.isConnected && htmx.trigger(elt, "retry"), 4000);
  };
  document.addEventListener("htmx:beforeRequest", (event) => tellFailure(event.detail.elt, false));
  document.addEventListener("htmx:sendError", failed);
  document.addEventListener("htmx:responseError", failed);
  document.addEventListener("htmx:afterSwap", () => say(""));

  /* A request of somebody who was signed out ends at the sign-in page, which is no answer. */
  const isElsewhere = ({ xhr, pathInfo }) =>
    xhr.responseURL && new URL(xhr.responseURL).pathname !== new URL(pathInfo.requestPath, location.href).pathname;

  /* A refusal says why in a fragment; what was typed stays where it is. */
  let answered = null;
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    answered = detail.requestConfig;
    if (isElsewhere(detail)) {
      detail.shouldSwap = false;
      detail.isError = true;
    } else if ([409, 422].includes(detail.xhr.status)) {
      detail.shouldSwap = true;
      detail.isError = false;
    }
  });

  /* A question may be drawn anew while somebody writes or chooses there: what the form sent without it, and what no
     form sent, moves over to the new one. */
  const isNewer = (field) => (answered.elt.contains(field) && field.value !== answered.formData.get(field.name))
    || (field.type === "textarea" && field.value !== field.defaultValue);
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const newer = [...event.detail.target.querySelectorAll("textarea, input:checked")].filter(isNewer);
    for (const old of newer) {
      const fresh = event.detail.fragment.getElementById(old.id);
      if (!fresh) continue;
      if (old.type === "radio") {
        fresh.checked = true;
        continue;
      }
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

  /* What was told stays while somebody goes on writing, for nobody reads it within a pause. */
  document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => {
    const isWriting = answered.triggeringEvent && answered.triggeringEvent.type === "input";
    if (isWriting && detail.target.id === "news" && !detail.fragment.textContent.trim()) detail.shouldSwap = false;
  });

  /* The page promises only what this script does. */
  document.querySelectorAll("[data-scripted]").forEach((each) => { each.hidden = false; });

  /* Leaving while an answer is not saved would lose it; sending the form takes it along, so nothing else is saved. */
  let isSending = false;
  document.addEventListener("submit", (event) => { isSending = !event.defaultPrevented; });
  document.addEventListener("htmx:beforeRequest", (event) => { if (isSending) event.preventDefault(); });
  window.addEventListener("pageshow", () => { isSending = false; });
  document.addEventListener("input", () => { isSending = false; }); // it was stopped, or is slow: this did not go along
  window.addEventListener("beforeunload", (event) => {
    if (!isSending && document.querySelector("#saved:is(.is-waiting, .is-refused)")) event.preventDefault();
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
