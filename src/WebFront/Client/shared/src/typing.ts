import * as limits from './limits';

const RENEW_MS = limits.typingRenewed * 1_000;
const STOP_AFTER_MS = 5_000;
const SHOWN_MS = limits.typingShown * 1_000;

/** Tells the other side that this one types: on the first key, renewed while it goes on, and when it stops without having written. */
export class TypingSender {
  readonly #tell: (active: boolean) => void;
  #lastTold = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (active: boolean) => void) {
    this.#tell = tell;
  }

  typed(now: number = Date.now()): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.stopped(), STOP_AFTER_MS);
    if (now - this.#lastTold >= RENEW_MS) {
      this.#lastTold = now;
      this.#tell(true);
    }
  }

  stopped(): void {
    const told = this.#lastTold !== 0;
    this.wrote();
    if (told) {
      this.#tell(false);
    }
  }

  /** A message goes: whoever shows that this side types stops that when it comes, and needs no call for it. */
  wrote(): void {
    clearTimeout(this.#timer);
    this.#lastTold = 0;
  }
}

/** Whether the other side types: true for at most 6 s after the last news. */
export class TypingShown {
  readonly #show: (active: boolean) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(show: (active: boolean) => void) {
    this.#show = show;
  }

  notified(active: boolean): void {
    clearTimeout(this.#timer);
    this.#show(active);
    if (active) {
      this.#timer = setTimeout(() => this.#show(false), SHOWN_MS);
    }
  }
}
