/** Asks the server for what was missed. Answers after how many milliseconds to ask again; null: all is here. */
export type AskMissed = () => Promise<number | null>;

/**
 * Asks for what was missed, once at a time. Who asks meanwhile is asked for once more: the answer on its way may be older
 * than the reason for asking.
 */
export class CatchUp {
  readonly #ask: AskMissed;
  #asked = false;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: AskMissed) {
    this.#ask = ask;
  }

  /** Settles when all is here, or when the server has asked for patience. Throws what the call throws. */
  now(): Promise<void> {
    this.#asked = true;
    this.#running ??= this.#run();
    return this.#running;
  }

  /** Whether it works or not: the heartbeat and the next connection ask again. */
  soon(): void {
    this.now().catch(() => undefined);
  }

  /** By itself, that many milliseconds from now; null: no need. */
  within(ms: number | null): void {
    if (ms !== null) {
      this.#later(ms);
    }
  }

  /** No more asking by itself. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    try {
      while (this.#asked) {
        this.#asked = false;
        const againMs = await this.#ask();
        if (againMs !== null) {
          this.#later(againMs);
          return;
        }
      }
    } finally {
      this.#running = null;
    }
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.soon(), ms);
  }
}
