import { isSameSpot, pressedSpot, type Spot } from '../../lib/acts';

/** The second press of a double click, or of keys pressed twice, is none of its own. */
const DOUBLE_MS = 700;

interface Press {
  readonly what: string;
  readonly spot: Spot | null;
  readonly at: number;
}

/** One act per press, and one at a time: where taking the next customer is answered at once, a double click would take two. */
export class OnePress {
  readonly #asking = new Set<string>();
  #presses: readonly Press[] = [];

  /**
   * Presses for different acts are different ones, unless the pointer lies where it was: somebody else has come under a double click.
   * Null: it was the same press, or the one before is not answered yet.
   */
  async once<T>(what: string, act: () => Promise<T>): Promise<T | null> {
    const press = { what, spot: pressedSpot(), at: performance.now() };
    const before = this.#presses.filter(({ at }) => press.at - at < DOUBLE_MS);
    this.#presses = [...before, press];
    if (this.#asking.has(what) || before.some((each) => each.what === what || isSameSpot(each.spot, press.spot))) {
      return null;
    }
    this.#asking.add(what);
    return act().finally(() => this.#asking.delete(what));
  }
}
