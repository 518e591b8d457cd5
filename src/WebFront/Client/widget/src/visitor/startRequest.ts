import { settle, unexpected, type Answer, type RefusalView, type StartChat, type VisitorChat } from '@orleans-chat/shared';
import type { VisitorMemory } from './memory';

interface Server {
  readonly start: (start: StartChat) => Promise<Answer<VisitorChat>>;
  readonly ready: () => boolean;
}

interface Outcome {
  /** The server has the chat. */
  readonly taken: (chat: VisitorChat) => void;
  /** Not now: it goes out again by itself. */
  readonly delayed: (refused: RefusalView) => void;
  /** No for good. */
  readonly refused: (refused: RefusalView) => void;
}

/** A chat that was asked for: said under one id until the server answers, over lost connections and on the next page too. */
export class StartRequest {
  readonly #memory: VisitorMemory;
  readonly #server: Server;
  readonly #outcome: Outcome;
  #asked: StartChat | null = null;

  constructor(memory: VisitorMemory, server: Server, outcome: Outcome) {
    this.#memory = memory;
    this.#server = server;
    this.#outcome = outcome;
  }

  ask(start: StartChat): void {
    this.#asked = start;
    this.#memory.start = start;
    void this.#submit(start);
  }

  /** A new connection: asks again, also for what was asked on the page before. False: there is nothing to ask. */
  resume(): boolean {
    this.#asked ??= this.#memory.start;
    if (this.#asked !== null) {
      void this.#submit(this.#asked);
    }
    return this.#asked !== null;
  }

  /** There is a chat, or the server does not want one. */
  done(): void {
    this.#asked = null;
    this.#memory.start = null;
  }

  async #submit(start: StartChat): Promise<void> {
    if (!this.#server.ready()) {
      return; // The next connection submits it.
    }
    const answer = await this.#server.start(start).catch(() => null);
    if (answer === null && !this.#server.ready()) {
      return;
    }
    const { ok, refused } = answer === null ? { ok: null, refused: unexpected } : settle(answer);
    if (ok !== null) {
      this.#outcome.taken(ok);
    } else if (refused.retryAfterMs) {
      this.#outcome.delayed(refused);
      setTimeout(() => this.#asked?.messageId === start.messageId && void this.#submit(start), refused.retryAfterMs);
    } else {
      this.done();
      this.#outcome.refused(refused);
    }
  }
}
