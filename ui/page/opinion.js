/** Thumbs: what a reader thought of an answer. */

import { say } from "./tongue.js";

const LONGEST = 20000;

/** A thumb up is sent at once; a thumb down asks for the reason first. */
export async function rate(button, turn, question) {
  const up = button.dataset.do === "up";
  const told = up ? { rating: "up" } : await reason();
  if (!told) return;
  const beneath = turn.querySelector(".mp-beneath");
  const body = {
    ...told,
    question,
    answer: turn.querySelector(".mp-text").innerText.slice(0, LONGEST),
    status: beneath.dataset.status,
    language: beneath.dataset.language,
    as_of: beneath.dataset.asOf,
    citations: [...turn.querySelectorAll(".mp-cite [data-clause]")].map((one) => one.dataset.clause).slice(0, 50),
  };
  let taken = false;
  try {
    const reply = await fetch(new URL("api/feedback", document.baseURI), {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    taken = reply.ok;
  } catch {
    // Told below.
  }
  if (taken) button.setAttribute("aria-pressed", "true");
  if (taken) button.parentElement.querySelectorAll("[data-do=up], [data-do=down]").forEach((one) => (one.disabled = true));
  return taken ? say("谢谢，已记下。", "Thank you, noted.") : say("没能送出，请稍后再试。", "It could not be sent; please try again.");
}

function reason() {
  const dialog = document.getElementById("mp-opinion");
  const form = document.getElementById("mp-opinion-form");
  form.reset();
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((settle) => {
    dialog.addEventListener(
      "close",
      () => {
        const comment = document.getElementById("mp-comment").value.trim();
        const chosen = form.querySelector("input:checked")?.value;
        settle(dialog.returnValue === "send" ? { rating: "down", reason: chosen, comment } : null);
      },
      { once: true },
    );
  });
}
