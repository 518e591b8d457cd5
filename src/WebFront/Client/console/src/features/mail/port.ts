import { limits } from '@orleans-chat/shared';

/** The port that is typed; null: it is no whole number from 1 to the last one. Nothing is left out or rounded. */
export function portOf(typed: string): number | null {
  const port = /^\s*\d+\s*$/.test(typed) ? Number(typed) : 0;
  return port >= 1 && port <= limits.lastPort ? port : null;
}
