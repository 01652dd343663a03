//! Zoom of an edition: fit to the panel, or 50 to 300 per cent of the real size.

import { all, el, find, remember, remembered } from "./dom.js";
import { REAL } from "./edition.js";

const STEPS = [0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

/** Gives an edition its zoom: buttons in its bar, the wheel with Ctrl, and what keys call. */
export function zoom(edition) {
  const { name, panel, scroller } = edition;
  const shown = find("[data-zoom=value]", panel);
  let factor = remembered(`zoom.${name}`, "fit");

  function apply() {
    const widest = edition.pages.reduce((width, page) => Math.max(width, page.width), 0);
    if (!widest || !scroller.clientWidth) return;
    const style = getComputedStyle(edition.list);
    const room = scroller.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const fit = Math.max(0.15, room / widest / REAL);
    const value = factor === "fit" ? fit : factor;
    edition.zoomFactor = value;
    const z = value * REAL;
    if (Math.abs((edition.zoomed ?? 0) - z) > 0.0005) edition.z = z;
    const label = `${Math.round(value * 100)} %`;
    shown.textContent = label;
    shown.setAttribute("aria-label", `Zoom ${label}${factor === "fit" ? ", fits the width" : ""}`);
    find("[data-zoom=fit]", panel).setAttribute("aria-pressed", String(factor === "fit"));
  }

  function set(to) {
    factor = to === "fit" ? to : Math.min(3, Math.max(0.5, to));
    remember(`zoom.${name}`, factor);
    apply();
  }

  function step(direction) {
    const now = edition.zoomFactor ?? 1;
    const next =
      direction > 0 ? STEPS.find((at) => at > now + 0.01) : STEPS.findLast((at) => at < now - 0.01);
    set(next ?? now);
  }

  for (const button of all("[data-zoom]", panel)) {
    const does = { in: () => step(1), out: () => step(-1), fit: () => set("fit"), value: () => set(1) };
    button.addEventListener("click", does[button.dataset.zoom]);
  }
  scroller.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      set((edition.zoomFactor ?? 1) * Math.exp(-event.deltaY / 400));
    },
    { passive: false },
  );
  new ResizeObserver(apply).observe(scroller);
  edition.zoom = { apply, set, step };
}

/** Small pages in a sheet over the panel: one is chosen to go there. */
export function thumbnails(edition) {
  const { panel } = edition;
  const button = find("[data-action=thumbnails]", panel);
  const sheet = find(".thumbs", panel);

  async function open() {
    sheet.hidden = false;
    button.setAttribute("aria-expanded", "true");
    edition.see();
    const current = edition.current();
    const made = edition.pages.map((page) => {
      const image = el("img", { alt: "", draggable: "false" });
      const thumb = el(
        "button",
        { type: "button", "aria-label": page.el.getAttribute("aria-label"), onclick: () => go(page) },
        image,
        el("span", {}, page.label),
      );
      thumb.style.setProperty("--ratio", `${page.width} / ${page.height}`);
      if (page === current) thumb.setAttribute("aria-current", "page");
      return { page, image, thumb };
    });
    sheet.replaceChildren(...made.map(({ thumb }) => thumb));
    (made.find(({ page }) => page === current)?.thumb ?? sheet).focus();
    for (const { page, image } of made) {
      try {
        image.src = (await edition.content(page, page.want)).url;
      } catch {
        return;
      }
    }
  }

  function close() {
    sheet.hidden = true;
    button.setAttribute("aria-expanded", "false");
    button.focus();
  }

  function go(page) {
    close();
    edition.reveal(page.index);
    edition.scroller.focus({ preventScroll: true });
  }

  const toggle = () => (sheet.hidden ? open() : close());
  button.addEventListener("click", toggle);
  sheet.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const near = step > 0 ? document.activeElement.nextElementSibling : document.activeElement.previousElementSibling;
    if (step) near?.focus();
  });
  edition.thumbnails = toggle;
}
