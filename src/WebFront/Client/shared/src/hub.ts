/** Typed calls of a hub's methods; on the wire their names begin with a capital letter. */
export function hubCalls<M>(
  call: (method: string, ...args: unknown[]) => Promise<unknown>,
  names: readonly Capitalize<keyof M & string>[],
): M {
  const calls = names.map((wire) => [wire[0]!.toLowerCase() + wire.slice(1), (...args: unknown[]) => call(wire, ...args)]);
  return Object.fromEntries(calls) as M;
}

/** What a client does when the server calls; one handler for every client method. */
export type Handlers<M> = { readonly [K in keyof M]: M[K] extends (...args: infer A) => unknown ? (...args: A) => void : never };

/** Handlers by their names on the wire. */
export function wireHandlers<M>(handlers: Handlers<M>): Record<string, (...args: never[]) => void> {
  const entries = Object.entries(handlers).map(([name, handler]) => [name[0]!.toUpperCase() + name.slice(1), handler]);
  return Object.fromEntries(entries) as Record<string, (...args: never[]) => void>;
}
