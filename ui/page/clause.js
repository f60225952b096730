/** A clause in its context, in a dialog; its quote is highlighted. */

import { say, word } from "./tongue.js";

/** Open the clause that a chip names. The chip stays a link for a new tab and for a page without script. */
export async function openClause(chip) {
  const dialog = document.getElementById("mp-clause");
  const body = dialog.querySelector(".mp-dialog-body");
  const asked = new URLSearchParams({ id: chip.dataset.clause, quote: chip.dataset.quote ?? "" });
  try {
    const reply = await fetch(new URL(`page/clause?${asked}`, document.baseURI));
    body.innerHTML = await reply.text(); // our own server's, escaped there
  } catch {
    location.assign(chip.href);
    return;
  }
  word(body);
  if (!dialog.open) dialog.showModal();
  const here = body.querySelector(".mp-here");
  here?.focus({ preventScroll: true });
  (body.querySelector(".mp-here mark") ?? here)?.scrollIntoView({ block: "center" });
  dialog.setAttribute("aria-label", say("条款", "Clause"));
}
