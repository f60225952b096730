/** Asking the service: the same address that OpenAI's clients ask. */

const SERVICE = new URL("../v1/chat/completions", import.meta.url);

/** Why there is no answer. `message` is the service's own, in the asker's language; empty where it said none. */
export class Fault extends Error {
  constructor(code, message = "") {
    super(message);
    this.code = code;
  }
}

/**
 * The answer to the last of `messages`, as `{ text, context }`.
 * `policy` is the id of the one meant where the conversation names none. `onStep` hears the step under way, `onText` the text so far. Throws a Fault, or AbortError where `signal` says stop.
 */
export async function ask(messages, { language, policy, signal, onStep, onText }) {
  const reply = await fetch(SERVICE, {
    method: "POST",
    credentials: "omit",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify({ model: "mingpin", stream: true, messages, ...(policy && { policy }) }),
    signal,
  }).catch((error) => {
    throw error.name === "AbortError" ? error : new Fault("unreachable");
  });
  if (!reply.ok || !reply.body) throw await refusal(reply);

  const pieces = [];
  let context = null;
  for await (const line of lines(reply.body)) {
    if (line.startsWith(":")) onStep(line.slice(1).trim());
    if (!line.startsWith("data:")) continue;
    const data = line.slice(5).trim();
    if (data === "[DONE]") break;
    const event = JSON.parse(data);
    if (event.error) throw new Fault(event.error.code, event.error.message);
    const delta = event.choices[0]?.delta ?? {};
    if (delta.content) {
      pieces.push(delta.content);
      if (!delta.content.startsWith("\n\n")) onText(pieces.join("")); // the quotes come last, and are not shown as text
    }
    context = delta.context ?? context;
  }
  if (!context) throw new Fault("broken");
  return { text: withoutSources(pieces, context.citations), context };
}

/** The answer alone: readers of plain text get the quotes as the last piece, and we have them in the context. */
function withoutSources(pieces, citations) {
  const last = pieces.at(-1) ?? "";
  const quotes = citations.length > 0 && last.startsWith("\n\n") && last.includes(`] ${citations.at(-1).title}`);
  return (quotes ? pieces.slice(0, -1) : pieces).join("").trim();
}

async function refusal(reply) {
  const { error } = await reply.json().catch(() => ({}));
  return new Fault(error?.code ?? "unreachable", error?.message);
}

async function* lines(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read().catch((error) => {
      throw error.name === "AbortError" ? error : new Fault("broken");
    });
    if (done) return;
    const parts = (rest + value).split("\n");
    rest = parts.pop();
    yield* parts;
  }
}
