/** The second press of a double click, or of keys pressed twice, is none of its own. */
const DOUBLE_MS = 700;

/** One act per press, and one at a time: where taking the next customer is answered at once, a double click would take two. */
export class OnePress {
  #asking = false;
  #pressedAt = Number.NEGATIVE_INFINITY;

  /** Null: it was the same press, or the one before is not answered yet. */
  async once<T>(act: () => Promise<T>): Promise<T | null> {
    const now = performance.now();
    const again = this.#asking || now - this.#pressedAt < DOUBLE_MS;
    this.#pressedAt = now;
    if (again) {
      return null;
    }
    this.#asking = true;
    return act().finally(() => { this.#asking = false; });
  }
}
