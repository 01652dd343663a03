//! Light or dark: as the system has it, until the reader says otherwise.

import { find, remember, remembered } from "./dom.js";

const NEXT = { auto: "light", light: "dark", dark: "auto" };
const NAMES = { auto: "as the system", light: "light", dark: "dark" };
let theme = remembered("theme", "auto");

function apply() {
  document.documentElement.dataset.theme = theme;
  const button = find("#theme");
  button.setAttribute("aria-label", `Colours: ${NAMES[theme]}. Change to ${NAMES[NEXT[theme]]}`);
  button.title = `Colours: ${NAMES[theme]}`;
}

/** Goes on to the next theme. */
export function nextTheme() {
  theme = NEXT[theme];
  remember("theme", theme);
  apply();
}

/** Applies what was chosen before. */
export function themes() {
  apply();
  find("#theme").addEventListener("click", nextTheme);
}
