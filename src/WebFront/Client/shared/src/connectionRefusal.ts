import type { RefusalView } from './contracts';
import { localRefusal } from './refusals';

const REFUSED_MS = 15_000;

/** Why the server wants no connection from here now, out of what ended one; null: it was not the server's will. */
export function connectionRefusal(error: unknown): RefusalView | null {
  return /^Error: rate\.limited:|Status code '429'/.test(String(error))
    ? { ...localRefusal('rate.limited'), details: { seconds: String(REFUSED_MS / 1_000) }, retryAfterMs: REFUSED_MS }
    : null;
}
