//! Questions and acts to the server of this page.

import { live } from "./live.js";

/** A refusal, worded for the author. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function answer(response) {
  // Overtaken by an edit: an answer with nothing in it, which no caller can show.
  if (response.status === 204) throw new Refused(204, "The page has changed.");
  if (response.ok) return response.json();
  let message = `The preview answered ${response.status}.`;
  try {
    message = (await response.json()).message ?? message;
  } catch {
    // Not JSON: the status says what there is to say.
  }
  throw new Refused(response.status, message);
}

/** The path of something that belongs to the manuscript shown. */
export const path = (tail) => `/d/${live.id}/${tail}`;

/** What the server says at `where`. */
export const get = async (where) => answer(await fetch(where));

/** An act on the manuscript shown. */
export async function post(act, body) {
  const headers = { "Content-Type": "application/json" };
  return answer(await fetch(path(act), { method: "POST", headers, body: JSON.stringify(body) }));
}
