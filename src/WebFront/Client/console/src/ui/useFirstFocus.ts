import { useEffect, useRef, type RefObject } from 'react';

/** Puts the cursor where people write first: into what is marked with data-autofocus, again whenever `step` changes. */
export function useFirstFocus<T extends HTMLElement>(step: unknown): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => place.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [step]);
  return place;
}
