/**
 * Handing a conversation over to the staff (转人工), and reading what they reply.
 *
 *   const handover = await begin({ messages, contexts, language });   // contexts: the `context` of each answer
 *   const handover = resume(location.hash);                           // null where the address names none
 *   handover.follow((state) => draw(state));                          // {status, ahead, messages, kept_until}
 *   await handover.say(text);  await handover.takeBack();  handover.link;
 *
 * The token that opens the conversation again lives in this object and in its link, and nowhere else.
 */

const EVERY = 5_000; // milliseconds between two looks
const HOME = new URL("../api/handovers", import.meta.url);

export class Refused extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

async function call(path, { method = "GET", token, body, language } = {}) {
  const reply = await fetch(`${HOME}${path}`, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body && { "Content-Type": "application/json" }),
      ...(language && { "Accept-Language": language }),
    },
    body: body && JSON.stringify(body),
  }).catch(() => {
    throw new Refused("unreachable", "");
  });
  if (reply.status === 204) return null;
  const said = await reply.json().catch(() => ({}));
  if (!reply.ok) throw new Refused(said.error?.code ?? "broken", said.error?.message ?? "");
  return said;
}

export class Handover {
  #token;
  #timer = 0;
  #seen = "";

  constructor(id, token, language, state = null) {
    Object.assign(this, { id, language, state });
    this.#token = token;
  }

  /** The address under which the conversation can be read again, as long as it is kept. */
  get link() {
    return new URL(`../widget#handover=${this.id}.${this.#token}`, import.meta.url).href;
  }

  #call(path, rest = {}) {
    return call(`/${this.id}${path}`, { token: this.#token, language: this.language, ...rest });
  }

  /** Calls `tell` now and whenever something has changed, until stop() or until the conversation is gone. */
  follow(tell, gone = () => {}) {
    this.stop();
    const look = async () => {
      this.#timer = setTimeout(look, EVERY);
      if (document.hidden) return;
      try {
        this.#heard(await this.#call(""), tell);
      } catch (error) {
        if (error.code === "unknown_handover") {
          this.stop();
          gone(error);
        }
      }
    };
    this.tell = tell;
    if (this.state) this.#heard(this.state, tell);
    look();
  }

  #heard(state, tell) {
    this.state = state;
    const now = JSON.stringify([state.status, state.ahead, state.messages.length]);
    if (now !== this.#seen) tell(state);
    this.#seen = now;
  }

  stop() {
    clearTimeout(this.#timer);
  }

  async say(text) {
    const state = await this.#call("/messages", { method: "POST", body: { text } });
    this.#heard(state, this.tell ?? (() => {}));
  }

  /** Nothing of the conversation is kept after this. */
  async takeBack() {
    this.stop();
    await this.#call("", { method: "DELETE" });
  }
}

/** Hands a conversation over; Refused says why it could not be. */
export async function begin({ messages, contexts = [], language }) {
  const facts = new Map(contexts.flatMap((one) => one?.facts ?? []).map((fact) => [fact.name, fact]));
  const receipts = new Map(contexts.flatMap((one) => one?.verdicts ?? []).map((one) => [one.track, one.receipt]));
  const body = {
    messages,
    facts: [...facts.values()],
    receipts: [...receipts.values()].slice(-8),
    language: language.startsWith("zh") ? "zh" : "en",
  };
  const { id, token, ...state } = await call("", { method: "POST", body, language });
  return new Handover(id, token, language, state);
}

/** The conversation that an address names; null where it names none. */
export function resume(hash, language = navigator.language) {
  const found = /^#handover=([0-9a-f]{32})\.([\w-]{20,100})$/.exec(hash);
  return found && new Handover(found[1], found[2], language);
}
