import { useEffect, type RefObject } from 'react';

/** F6 goes to what can be done on the first card, and Esc back to where one was. */
export function useLaneKeys(lane: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    let before: HTMLElement | null = null;
    const keyDown = (event: KeyboardEvent) => {
      const inside = lane.current?.contains(document.activeElement) ?? false;
      if (event.key === 'F6' && !inside) {
        const first = lane.current?.querySelector<HTMLElement>('[data-act]') ?? lane.current?.querySelector('button');
        if (first) {
          event.preventDefault();
          before = document.activeElement as HTMLElement | null;
          first.focus();
        }
      } else if ((event.key === 'Escape' || event.key === 'F6') && inside) {
        event.preventDefault();
        event.stopPropagation();
        before?.focus();
      }
    };
    document.addEventListener('keydown', keyDown, true);
    return () => document.removeEventListener('keydown', keyDown, true);
  }, [lane]);
}
