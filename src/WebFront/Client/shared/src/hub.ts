type Names<M> = { readonly [K in keyof M]: string };

/** Typed calls of a hub's methods by their names on the wire. */
export function hubCalls<M>(call: (method: string, ...args: unknown[]) => Promise<unknown>, names: Names<M>): M {
  const calls = Object.entries<string>(names).map(([name, wire]) => [name, (...args: unknown[]) => call(wire, ...args)]);
  return Object.fromEntries(calls) as M;
}

/** What a client does when the server calls; one handler for every client method. */
export type Handlers<M> = { readonly [K in keyof M]: M[K] extends (...args: infer A) => unknown ? (...args: A) => void : never };

/** Handlers by their names on the wire. */
export function wireHandlers<M>(names: Names<M>, handlers: Handlers<M>): Record<string, (...args: never[]) => void> {
  const entries = Object.entries<string>(names).map(([name, wire]) => [wire, handlers[name as keyof M]]);
  return Object.fromEntries(entries) as Record<string, (...args: never[]) => void>;
}
