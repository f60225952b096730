/** Handing the conversation over to the staff (转人工). The reply is read in the widget's own view, framed here. */

import { say, tongue } from "./tongue.js";

/** Open the dialog. `known` are the facts on the sheet, by name. */
export function openPerson(known) {
  const dialog = document.getElementById("mp-person");
  const button = dialog.querySelector("[data-do=hand-over]");
  fault(dialog, "");
  if (button) {
    button.onclick = async () => {
      button.disabled = true;
      await handOver(dialog, known);
      button.disabled = false;
    };
  }
  dialog.showModal();
}

/** A new conversation is nobody's yet. */
export function forgetPerson() {
  const dialog = document.getElementById("mp-person");
  const frame = dialog?.querySelector("iframe");
  if (!frame) return;
  frame.remove();
  dialog.querySelector(".mp-person-body").hidden = false;
}

async function handOver(dialog, known) {
  const messages = [...document.querySelectorAll(".mp-turn")]
    .map((turn) => {
      const said = turn.querySelector(".mp-said, .mp-text");
      return said && { role: turn.matches(".mp-user") ? "user" : "assistant", content: said.innerText };
    })
    .filter(Boolean);
  if (!messages.length) {
    return fault(dialog, say("请先写下您的问题，再转人工。", "Please ask your question first, then hand it over."));
  }
  const receipts = [...document.querySelectorAll(".mp-turn:last-child .mp-card [data-check]")].map((one) => ({
    track: one.dataset.check,
    facts: JSON.parse(one.dataset.facts),
    as_of: one.closest(".mp-card").querySelector("time").dateTime,
  }));
  const facts = Object.entries(known).map(([name, value]) => ({ name, value }));
  try {
    const reply = await fetch(new URL("api/handovers", document.baseURI), {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": tongue() },
      body: JSON.stringify({ messages, facts, receipts, language: tongue() }),
    });
    const made = await reply.json();
    if (!reply.ok) return fault(dialog, made.error.message);
    const frame = document.createElement("iframe");
    frame.title = say("与工作人员的对话", "Conversation with the staff");
    frame.src = new URL(made.link.replace(/^\//, "") , document.baseURI).href;
    dialog.querySelector(".mp-person-body").hidden = true;
    dialog.append(frame);
  } catch {
    fault(dialog, say("没能转出，请稍后再试。", "It could not be handed over; please try again."));
  }
}

function fault(dialog, message) {
  const place = dialog.querySelector(".mp-fault");
  place.textContent = message;
  place.hidden = !message;
}
