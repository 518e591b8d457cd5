/** A list of listeners; adding one answers the function that removes it again. */
export class Signal<T = void> {
  readonly #listeners = new Set<(value: T) => void>();

  add(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  raise(value: T): void {
    for (const listener of this.#listeners) {
      listener(value);
    }
  }
}
