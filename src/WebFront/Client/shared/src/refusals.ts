import type { Answer, RefusalCode, RefusalView } from './contracts';

/** Made by the browser itself, with the codes of the server so that they have texts too. */
export const localRefusal = (code: RefusalCode): RefusalView => ({ code, text: code });

/** A fault on the server that is not a refusal (the hub call threw). */
export const unexpected: RefusalView = localRefusal('server.unexpected');

/** Splits an answer for `if` statements: exactly one of the two is set. */
export function settle<T>(answer: Answer<T>): { ok: T; refused: null } | { ok: null; refused: RefusalView } {
  const ok = answer.ok ?? null;
  return ok === null ? { ok: null, refused: answer.refused ?? unexpected } : { ok, refused: null };
}
