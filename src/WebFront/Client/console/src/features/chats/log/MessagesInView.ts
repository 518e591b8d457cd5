const LOOKED_AT_MS = 1_000;

/** Which messages are in view, and for how long: one that was there for a second, before somebody's eyes, has been read. */
export class MessagesInView {
  readonly #read: (upTo: number) => void;
  readonly #since = new Map<number, number>();
  readonly #shown = new Set<number>();
  #attended = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(read: (upTo: number) => void) {
    this.#read = read;
  }

  /** The message came into view, or left it. */
  turn(seq: number, shown: boolean): void {
    if (!shown) {
      this.#shown.delete(seq);
      this.#since.delete(seq);
    } else if (!this.#shown.has(seq)) {
      this.#shown.add(seq);
      this.#begin(seq);
    }
  }

  /** Whether somebody is at the window. What is in view when they come back they have not looked at yet. */
  attend(attended: boolean): void {
    if (attended !== this.#attended) {
      this.#attended = attended;
      this.#since.clear();
      this.#shown.forEach((seq) => this.#begin(seq));
    }
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #begin(seq: number): void {
    if (this.#attended) {
      this.#since.set(seq, performance.now());
      this.#timer ??= setTimeout(() => this.#look(), LOOKED_AT_MS);
    }
  }

  #look(): void {
    this.#timer = undefined;
    const now = performance.now();
    const read = [...this.#since].filter(([, since]) => now - since >= LOOKED_AT_MS).map(([seq]) => seq);
    read.forEach((seq) => this.#since.delete(seq));
    if (this.#since.size > 0) {
      this.#timer = setTimeout(() => this.#look(), Math.max(0, Math.min(...this.#since.values()) + LOOKED_AT_MS - now));
    }
    if (read.length > 0) {
      this.#read(Math.max(...read));
    }
  }
}
