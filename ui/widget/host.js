/** The page around the frame, where there is one: who it may be, and what is said to it. */

export const embedded = window.parent !== window;

const ours = [location.origin, ...document.documentElement.dataset.origins.split(" ").filter(Boolean)];
const heard = new Map();
const early = [];
let origin = null; // of the page around us, once it has greeted us

// The browser lets nobody else frame us (frame-ancestors); a message is taken from nobody else either.
addEventListener("message", (event) => {
  if (!embedded || event.source !== window.parent || !ours.includes(event.origin)) return;
  const type = event.data?.mingpin;
  if (typeof type !== "string") return;
  origin = event.origin;
  if (type === "hello") tell("here");
  if (heard.has(type)) heard.get(type)(event.data);
  else early.push(event.data);
});

/** Calls `listener` with each message of `type`, those that came early included. */
export function hear(type, listener) {
  heard.set(type, listener);
  for (const data of early.filter((one) => one.mingpin === type)) listener(data);
}

/** Tells the page around us, if it has greeted us. It hears that something was asked, never what. */
export function tell(type, rest = {}) {
  if (origin) window.parent.postMessage({ mingpin: type, ...rest }, origin);
}
