//! Presenting: slides over the whole screen, and a window for the speaker. What was loaded needs no server.

import { el, find } from "./dom.js";
import { get, path } from "./api.js";
import { live, on } from "./live.js";
import { say, whisper } from "./say.js";

const stage = find("#stage");
const picture = find("#stage .slide");

let edition = null;
let notes = [];
let at = 0;
let blank = null;
let began = null;
let typed = "";
let opened = 0;
const channel = new BroadcastChannel(`diptych-${location.port}`);

const total = () => edition.pages.length;
const running = () => !stage.hidden;

/** The image of a slide; asked for once, then kept. */
async function image(index) {
  const page = edition.pages[index];
  if (!page) return null;
  const kept = edition.contents.get(page.want) ?? edition.contents.get(page.hash);
  if (kept) return kept.url;
  try {
    return (await edition.content(page, page.want)).url;
  } catch {
    return null;
  }
}

async function show() {
  const index = at;
  const url = await image(index);
  if (index !== at) return;
  const said = notes[index];
  picture.replaceChildren(
    url
      ? el("img", { src: url, alt: said?.title ?? `Slide ${index + 1}`, draggable: "false" })
      : el("p", {}, "This slide was not loaded before the preview ended."),
  );
  stage.dataset.slide = index + 1;
  stage.className = blank ?? "";
  whisper(`Slide ${index + 1} of ${total()}${said?.title ? `: ${said.title}` : ""}`);
  tellSpeaker();
  // The next ones are at hand before they are wanted.
  image(index + 1);
  image(index + 2);
}

async function tellSpeaker() {
  const index = at;
  const [now, then] = [await image(index), await image(index + 1)];
  if (index !== at) return;
  channel.postMessage({
    is: "slide",
    running: running(),
    title: live.state?.title ?? "",
    at: index,
    total: total(),
    now,
    then,
    notes: notes[index] ?? null,
    end: notes.at(-1)?.to ?? null,
    blank,
    began,
  });
}

function go(to) {
  blank = null;
  at = Math.max(0, Math.min(total() - 1, to));
  show();
}

function cover(colour) {
  blank = blank === colour ? null : colour;
  show();
}

async function fullScreen() {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await stage.requestFullscreen();
  } catch {
    // Not allowed here: the stage fills the window all the same.
  }
}

/** Opens the window for the speaker. */
function openSpeaker() {
  opened = Date.now();
  const speaker = window.open("/page/presenter.html", `diptych-speaker-${live.id}`, "popup,width=1100,height=720");
  if (!speaker) say("The browser did not open the speaker's window: allow pop-ups here.", "alert");
}

/** Begins with the slide that is seen in the panel. */
export async function present() {
  if (!total()) {
    say("There are no slides yet.");
    return;
  }
  edition.see();
  at = edition.view.height ? (edition.current()?.index ?? 0) : 0;
  blank = null;
  began = Date.now();
  stage.hidden = false;
  document.body.classList.add("presenting");
  for (const part of document.querySelectorAll("body > :not(#stage, #polite)")) part.inert = true;
  stage.focus();
  fullScreen();
  // With a second screen the speaker wants it.
  if (screen.isExtended) openSpeaker();
  show();
  try {
    notes = (await get(path("notes"))).pages;
    tellSpeaker();
  } catch {
    notes = [];
  }
  for (let index = 0; index < total() && running(); index++) await image(index);
}

function end() {
  stage.hidden = true;
  document.body.classList.remove("presenting");
  for (const part of document.querySelectorAll("body > [inert]")) part.inert = false;
  if (document.fullscreenElement) document.exitFullscreen();
  edition.reveal(at);
  find("[data-action=present]").focus();
  channel.postMessage({ is: "end" });
}

const DOES = {
  ArrowRight: () => go(at + 1),
  ArrowLeft: () => go(at - 1),
  Home: () => go(0),
  End: () => go(total() - 1),
  Escape: end,
  // Clickers send F5 to start and "." for black.
  b: () => cover("black"),
  ".": () => cover("black"),
  w: () => cover("white"),
  ",": () => cover("white"),
  f: fullScreen,
  F5: fullScreen,
  s: openSpeaker,
  Enter: () => go(typed ? Number(typed) - 1 : at + 1),
};
for (const key of ["ArrowDown", "PageDown", " ", "n", "MediaTrackNext"]) DOES[key] = DOES.ArrowRight;
for (const key of ["ArrowUp", "PageUp", "Backspace", "p", "MediaTrackPrevious"]) DOES[key] = DOES.ArrowLeft;

/** A key of this window or of the speaker's; whether it meant something. */
function press(key) {
  if (/^\d$/.test(key)) {
    typed = (typed + key).slice(-4);
    return true;
  }
  const does = DOES[key] ?? DOES[key.toLowerCase()];
  does?.();
  if (key !== "Shift") typed = "";
  return Boolean(does);
}

/** Starts listening. */
export function presenting(slides) {
  edition = slides;
  find("[data-action=present]").addEventListener("click", present);
  addEventListener(
    "keydown",
    (event) => {
      if (!running() || event.ctrlKey || event.metaKey || event.altKey) return;
      if (press(event.key)) event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  // Leaving full screen with Esc does not send the key: it ends the presentation too.
  document.addEventListener("fullscreenchange", () => {
    // A window that opens ends full screen as well; then the presentation goes on.
    const forSpeaker = Date.now() - opened < 2000;
    if (!document.fullscreenElement && running() && full && !forSpeaker) end();
    full = Boolean(document.fullscreenElement);
  });
  let full = false;
  let touch = null;
  stage.addEventListener("pointerdown", (event) => (touch = event.clientX));
  stage.addEventListener("click", (event) => {
    if (event.target.closest("button")) return;
    const moved = touch === null ? 0 : event.clientX - touch;
    const back = Math.abs(moved) > 40 ? moved > 0 : event.clientX < innerWidth * 0.2;
    go(at + (back ? -1 : 1));
  });
  find("#stage-speaker").addEventListener("click", openSpeaker);
  find("#stage-end").addEventListener("click", end);
  channel.onmessage = ({ data }) => {
    if (data.is === "hello") tellSpeaker();
    if (data.is === "key" && running()) press(data.key);
    if (data.is === "restart") {
      began = Date.now();
      tellSpeaker();
    }
  };
  on("shown", (shown, page) => {
    if (shown === edition && running() && page.index === at) show();
  });
}
