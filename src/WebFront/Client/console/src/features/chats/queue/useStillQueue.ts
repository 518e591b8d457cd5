import type { SessionRow } from '@orleans-chat/shared';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { MODIFIERS } from '../../../lib/acts';
import { GONE_MS, keptPlaces, placesOf, type Place } from './places';
import { setShownQueue } from './shownQueue';

/** The first of the queue. While a pointer is over them, whoever has gone leaves an empty place (null), and nobody else moves. */
export function useStillQueue(
  strip: RefObject<HTMLElement | null>, rows: readonly SessionRow[], shown: number,
): readonly (SessionRow | null)[] {
  const [held, setHeld] = useState<readonly Place[] | null>(null);
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  useEffect(() => {
    const element = strip.current!;
    const begin = (event: PointerEvent) => event.pointerType !== 'touch' && setHeld((places) => places ?? placesOf(latest.current, shown));
    const end = () => setHeld(null);
    // Who writes has only left the pointer there: the queue moves with their keys. The keys that take somebody mean what stands there.
    const typed = (event: KeyboardEvent) =>
      !event.altKey && !MODIFIERS.has(event.key) && setHeld((places) => places && placesOf(latest.current, shown));
    document.addEventListener('keydown', typed, true);
    BEGINS.forEach((type) => element.addEventListener(type, begin, { passive: true }));
    element.addEventListener('pointerleave', end);
    return () => {
      document.removeEventListener('keydown', typed, true);
      BEGINS.forEach((type) => element.removeEventListener(type, begin));
      element.removeEventListener('pointerleave', end);
    };
  }, [strip, shown]);
  const holds = held !== null;
  useEffect(() => {
    if (!holds) {
      return undefined;
    }
    const keep = () => setHeld((places) => places && keptPlaces(places, rows, shown, performance.now()));
    keep();
    const timer = setInterval(keep, GONE_MS / 3);
    return () => clearInterval(timer);
  }, [rows, shown, holds]);
  const still = held === null ? rows.slice(0, shown) : held.map(({ id }) => rows.find((row) => row.id === id) ?? null);
  useEffect(() => {
    setShownQueue(still);
  });
  useEffect(() => () => setShownQueue(null), []);
  return still;
}

/** The pointer may lie there already when the page or the first row comes. */
const BEGINS = ['pointerenter', 'pointermove', 'pointerdown'] as const;
