import type { SessionRow } from '@orleans-chat/shared';

/** For how long a place says that its customer was taken: nobody is taken by a press that was meant for them. */
export const GONE_MS = 1_500;

/** A place of the strip: who stands there, and since when they do not any more. */
export interface Place {
  readonly id: string;
  readonly goneAt: number | null;
}

export const placesOf = (rows: readonly SessionRow[], shown: number): readonly Place[] =>
  rows.slice(0, shown).map(({ id }) => ({ id, goneAt: null }));

/** Nobody moves to another place; where one has been empty for a while, whoever waits longest and stands nowhere comes into it. */
export function keptPlaces(places: readonly Place[], rows: readonly SessionRow[], shown: number, now: number): readonly Place[] {
  if (places.length === 0) {
    return rows.length === 0 ? places : placesOf(rows, shown);
  }
  const waits = new Set(rows.map(({ id }) => id));
  const free = rows.filter(({ id }) => !places.some((place) => place.id === id));
  const kept = places.map((place) => {
    if (waits.has(place.id)) {
      return place.goneAt === null ? place : { ...place, goneAt: null };
    }
    const goneAt = place.goneAt ?? now;
    const next = now - goneAt < GONE_MS ? undefined : free.shift();
    return next !== undefined ? { id: next.id, goneAt: null } : place.goneAt === null ? { ...place, goneAt } : place;
  });
  return kept.every((place, index) => place === places[index]) ? places : kept;
}
