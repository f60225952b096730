/** Keeps the part of a page that others write to as it is on the server. */

const EVERY = 10_000; // milliseconds
const live = document.getElementById("live");

async function look() {
  if (document.hidden) return;
  try {
    const reply = await fetch(location.href);
    if (!reply.ok || reply.redirected) return;
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").getElementById("live");
    if (fresh && fresh.innerHTML !== live.innerHTML) live.replaceChildren(...fresh.childNodes);
  } catch {
    // The next look will tell.
  }
}

setInterval(look, EVERY);
document.addEventListener("visibilitychange", look);
