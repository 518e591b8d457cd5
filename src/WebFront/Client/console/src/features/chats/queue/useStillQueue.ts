import type { SessionRow } from '@orleans-chat/shared';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { MODIFIERS } from '../../../lib/acts';
import { setShownQueue } from './shownQueue';

/** The first of the queue. While a pointer is over them, whoever has gone leaves an empty place (null), and nobody moves into it. */
export function useStillQueue(
  strip: RefObject<HTMLElement | null>, rows: readonly SessionRow[], shown: number,
): readonly (SessionRow | null)[] {
  const [held, setHeld] = useState<readonly string[] | null>(null);
  const latest = useRef(rows);
  useEffect(() => {
    latest.current = rows;
  });
  useEffect(() => {
    const element = strip.current!;
    const begin = (event: PointerEvent) =>
      event.pointerType !== 'touch' && setHeld((ids) => ids ?? latest.current.slice(0, shown).map(({ id }) => id));
    const end = () => setHeld(null);
    // Who writes has only left the pointer there. The keys that take somebody mean what stands there.
    const typed = (event: KeyboardEvent) => !event.altKey && !MODIFIERS.has(event.key) && end();
    document.addEventListener('keydown', typed, true);
    element.addEventListener('pointermove', begin, { passive: true });
    element.addEventListener('pointerleave', end);
    return () => {
      document.removeEventListener('keydown', typed, true);
      element.removeEventListener('pointermove', begin);
      element.removeEventListener('pointerleave', end);
    };
  }, [strip, shown]);
  const still = held === null ? rows.slice(0, shown) : withGaps(held, rows, shown);
  useEffect(() => {
    setShownQueue(still);
  });
  useEffect(() => () => setShownQueue(null), []);
  return still;
}

function withGaps(held: readonly string[], rows: readonly SessionRow[], shown: number): readonly (SessionRow | null)[] {
  const known = held.map((id) => rows.find((row) => row.id === id) ?? null);
  return [...known, ...rows.filter(({ id }) => !held.includes(id))].slice(0, Math.max(held.length, Math.min(shown, rows.length)));
}
