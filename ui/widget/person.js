/** How a conversation with the staff is shown: who waits, what was said since, the way back to it, and out of it. */

import { element } from "./draw.js";

/**
 * A panel that follows `handover`. `words` are its wordings; `onLeave` is called when the asker goes back to asking
 * the assistant, or has taken the conversation back.
 */
export function drawHandover(handover, words, { copy, onLeave }) {
  const status = element("p", { className: "person-status", role: "status" });
  const said = element("ol", { className: "person-said" });
  const link = button(words.person_link, () => copy(link, handover.link));
  const leave = button(words.person_leave, () => {
    handover.stop();
    onLeave();
  });
  const back = button(words.person_take_back, async () => {
    // Asked again in place: a frame on another site may not open a dialog of its own.
    if (back.textContent !== words.person_take_back_sure) {
      back.textContent = words.person_take_back_sure;
      return;
    }
    await handover.takeBack();
    status.textContent = words.person_taken_back;
    actions.remove();
    onLeave();
  });
  const actions = element("div", { className: "actions" }, link, leave, back);
  const panel = element("section", { className: "person", "aria-label": words.person_panel }, status, said, actions);

  handover.follow(
    (state) => {
      const ahead = state.ahead ? words.person_ahead.replace("{n}", state.ahead) : "";
      status.textContent =
        words[`person_${state.status}`] + ahead + words.person_kept.replace("{day}", state.kept_until);
      said.replaceChildren(...state.messages.map((one) => drawSaid(one, words)));
      panel.dispatchEvent(new CustomEvent("changed", { bubbles: true }));
    },
    (error) => {
      status.textContent = error.message;
      actions.remove();
      onLeave();
    },
  );
  return panel;
}

function drawSaid({ author, name, text }, words) {
  const who = author === "officer" ? `${words.person_officer} ${name}` : words.you;
  return element(
    "li",
    { className: author },
    element("span", { className: "label", textContent: who }),
    element("p", { textContent: text }),
  );
}

function button(text, onclick) {
  return element("button", { type: "button", className: "action", textContent: text, onclick });
}
