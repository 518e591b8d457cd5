/** Errors of ours stay ours. */
export function guarded<A extends unknown[]>(act: (...args: A) => unknown): (...args: A) => void {
  return (...args) => {
    try {
      act(...args);
    } catch {
      // See main.ts: the page comes first.
    }
  };
}
