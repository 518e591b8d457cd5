import type { SessionRow } from '@orleans-chat/shared';
import { useEffect, useRef, useState, type RefObject } from 'react';

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
    element.addEventListener('pointermove', begin, { passive: true });
    element.addEventListener('pointerleave', end);
    return () => {
      element.removeEventListener('pointermove', begin);
      element.removeEventListener('pointerleave', end);
    };
  }, [strip, shown]);
  if (held === null) {
    return rows.slice(0, shown);
  }
  const known = held.map((id) => rows.find((row) => row.id === id) ?? null);
  return [...known, ...rows.filter(({ id }) => !held.includes(id))].slice(0, Math.max(held.length, Math.min(shown, rows.length)));
}
