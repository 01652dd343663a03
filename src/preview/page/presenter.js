//! The speaker's window: this slide, the next, the notes, the time. It shows what the page with the slides tells it.

const channel = new BroadcastChannel(`diptych-${location.port}`);
const find = (selector) => document.querySelector(selector);

let told = null;

function paragraphs(lines) {
  return lines.map((line) => {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    return paragraph;
  });
}

function slide(where, url, otherwise) {
  const place = find(where);
  if (!url) {
    place.replaceChildren(...paragraphs([otherwise]));
    return;
  }
  const image = new Image();
  image.alt = "";
  image.src = url;
  place.replaceChildren(image);
}

function show() {
  document.title = `Speaker · ${told.title}`;
  find("#count").textContent = `${told.at + 1} / ${told.total}`;
  slide("#now", told.now, "Not loaded");
  slide("#then", told.then, "The end");
  document.body.dataset.blank = told.blank ?? "";
  const { notes } = told;
  const first = notes?.first ?? [];
  const rest = notes?.rest ?? [];
  const made = paragraphs([...first, ...rest]);
  made.slice(0, first.length).forEach((paragraph) => paragraph.classList.add("first"));
  find("#notes").replaceChildren(...(made.length ? made : paragraphs(["No notes for this slide."])));
  find("#notes").scrollTop = 0;
}

const clock = (seconds) => {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

function tick() {
  const now = new Date();
  find("#clock").textContent = now.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  if (!told?.began) return;
  const gone = (now - told.began) / 1000;
  find("#elapsed").textContent = told.end ? `${clock(gone)} of ${clock(told.end)}` : clock(gone);
  // Late is who has not left a slide after its time.
  const until = told.notes?.to;
  const late = until ? gone - until : 0;
  find("#pace").textContent = until ? (late > 5 ? `${clock(late)} late` : `this slide until ${clock(until)}`) : "";
  document.body.classList.toggle("late", late > 5);
}

channel.onmessage = ({ data }) => {
  if (data.is === "end") {
    window.close();
    return;
  }
  if (data.is !== "slide") return;
  told = data;
  show();
  tick();
};

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("button")) return;
  // The window's own keys: the notes scroll with these where they are longer than the window.
  channel.postMessage({ is: "key", key: event.key });
  event.preventDefault();
});
for (const button of document.querySelectorAll("[data-key]")) {
  button.addEventListener("click", () => channel.postMessage({ is: "key", key: button.dataset.key }));
}
find("#restart").addEventListener("click", () => channel.postMessage({ is: "restart" }));
setInterval(tick, 500);
channel.postMessage({ is: "hello" });
