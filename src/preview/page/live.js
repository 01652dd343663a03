//! What the page knows of the manuscript that it shows, and who wants to hear when it changes.

/** The manuscript: its id, the newest `state`, and what belongs to it. */
export const live = {
  id: null,
  state: null,
  source: null,
  findings: [],
  deck: { slides: [] },
  citations: { citations: [], references: [] },
};

const hearers = new Map();

/** Calls `hearer` whenever `name` is told. */
export function on(name, hearer) {
  if (!hearers.has(name)) hearers.set(name, []);
  hearers.get(name).push(hearer);
}

/** Tells `name` to all who wanted to hear. */
export function tell(name, ...what) {
  for (const hearer of hearers.get(name) ?? []) hearer(...what);
}
