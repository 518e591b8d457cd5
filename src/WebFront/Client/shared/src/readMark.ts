import type { Answer } from './contracts';
import { settle } from './refusals';

const FAULT_RETRY_MS = 2_000;

export type MarkRead = (upTo: number) => Promise<Answer<unknown>>;

/** Up to where this side has read, said to the server until it has heard it: a busy server or a lost connection only delays it. */
export class ReadMark {
  readonly #say: MarkRead;
  readonly #connected: () => boolean;
  #upTo = 0;
  #heard = 0;
  #running = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(say: MarkRead, connected: () => boolean) {
    this.#say = say;
    this.#connected = connected;
  }

  get upTo(): number {
    return this.#upTo;
  }

  /** Everything up to `seq` has been on the screen. */
  set(seq: number): void {
    if (seq > this.#upTo) {
      this.#upTo = seq;
      void this.flush();
    }
  }

  /** Says what the server has not heard. Called for every new connection; harmless at any other time. */
  async flush(): Promise<void> {
    if (this.#running) {
      return;
    }
    this.#running = true;
    try {
      while (this.#upTo > this.#heard && this.#connected() && (await this.#attempt(this.#upTo))) {
        // More was read meanwhile, or nothing is left to say.
      }
    } finally {
      this.#running = false;
    }
  }

  /** No more saying. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#heard = Number.MAX_SAFE_INTEGER;
  }

  /** False: not now. A refusal for good (the chat has another agent by now) is as good as heard. */
  async #attempt(upTo: number): Promise<boolean> {
    const answer = await this.#say(upTo).catch(() => null);
    const retryAfterMs = answer === null ? FAULT_RETRY_MS : (settle(answer).refused?.retryAfterMs ?? null);
    if (retryAfterMs !== null) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.flush(), retryAfterMs); // Without a connection, the next one says it.
      return false;
    }
    this.#heard = Math.max(this.#heard, upTo);
    return true;
  }
}
