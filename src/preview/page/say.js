//! Short messages: seen for some seconds, and read out by screen readers.

import { el, find } from "./dom.js";

const polite = find("#polite");
const toasts = find("#toasts");

/** Tells what happened; `act` may offer one thing to do about it: `{label, does}`. */
export function say(message, role = "status", act = null) {
  const toast = el("div", { class: `toast ${role}`, role }, el("span", {}, message));
  const gone = () => toast.remove();
  if (act) {
    const does = () => {
      gone();
      act.does();
    };
    toast.append(el("button", { type: "button", onclick: does }, act.label));
  }
  toasts.replaceChildren(toast);
  setTimeout(gone, act || role === "alert" ? 9000 : 4000);
}

/** Tells screen readers alone, when they have time. */
export function whisper(message) {
  if (polite.textContent !== message) polite.textContent = message;
}
