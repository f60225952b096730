/** One fact as a form field: reading it, filling it, asking for it in place. */

import { say, word } from "./tongue.js";

let drawn = 0;

/** The value in a field; undefined where it is not answered. */
export function read(field) {
  const { type } = field.dataset;
  if (type === "works") {
    const ticked = [...field.querySelectorAll("input:checked")].map((one) => one.value);
    return ticked.length ? ticked : undefined;
  }
  const chosen = field.querySelector("input[type=radio]:checked") ?? field.querySelector("select, input:not([type=radio])");
  const value = chosen?.value ?? "";
  if (value === "") return undefined;
  if (type === "bool") return value === "true";
  return type === "int" || type === "number" ? Number(value) : value;
}

/** Put `value` into a field. */
export function fill(field, value) {
  const wanted = value === undefined || value === null ? "" : String(value);
  for (const one of field.querySelectorAll("input[type=radio]")) one.checked = one.value === wanted;
  for (const one of field.querySelectorAll("input[type=checkbox]")) {
    one.checked = Array.isArray(value) && value.includes(one.value);
  }
  for (const one of field.querySelectorAll("select, input[type=number], input[type=date]")) one.value = wanted;
}

/** Say what is wrong with a field; nothing takes it back. */
export function fault(field, message = "") {
  const place = field.querySelector(".mp-wrong");
  place.textContent = message;
  place.hidden = !message;
}

/** A form for one fact, put after `button`. `onAnswer` hears the value; a second press closes it again. */
export function askInPlace(button, name, value, onAnswer) {
  const open = button.getAttribute("aria-expanded") === "true";
  document.querySelectorAll(".mp-inline").forEach((one) => one.dismiss());
  if (open) return;
  const form = document.createElement("form");
  form.className = "mp-inline";
  form.noValidate = true;
  const field = document.querySelector(`#mp-form [data-fact="${name}"]`).cloneNode(true);
  field.hidden = false;
  field.classList.remove("mp-next");
  fault(field);
  form.append(field);
  // Radio buttons of two forms for one fact must not know each other.
  drawn += 1;
  for (const one of field.querySelectorAll("[name]")) one.name = `${one.name}-${drawn}`;
  fill(field, value);
  if (Array.isArray(value)) {
    for (const one of field.querySelectorAll("input:checked")) one.disabled = true; // works done stay done
  }
  const send = document.createElement("button");
  send.type = "submit";
  send.className = "mp-primary";
  send.dataset.zh = "告诉助手";
  send.dataset.en = "Tell the assistant";
  form.append(send);
  word(form);
  form.dismiss = () => {
    form.remove();
    button.setAttribute("aria-expanded", "false");
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const one of field.querySelectorAll("input:checked:disabled")) one.disabled = false;
    const answer = read(field);
    const typed = field.querySelector("input[type=number], input[type=date]");
    if (answer === undefined || (typed && !typed.checkValidity())) {
      fault(field, typed?.validationMessage || say("请先作答。", "Please answer first."));
      return;
    }
    form.dismiss();
    onAnswer(answer);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    form.dismiss();
    button.focus();
  });
  button.setAttribute("aria-expanded", "true");
  button.after(form);
  form.querySelector("input, select").focus();
}
