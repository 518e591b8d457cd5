import { useEffect, type RefObject } from 'react';
import { hold, release } from './order';

/** While the pointer is over the list, its order stands still; not while somebody writes, whose pointer only lies there. */
export function usePointing(list: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = list.current!;
    const begin = (event: PointerEvent) => event.pointerType !== 'touch' && hold('pointer');
    const end = () => release('pointer');
    const typed = (event: KeyboardEvent) => !event.altKey && end();
    element.addEventListener('pointermove', begin, { passive: true });
    element.addEventListener('pointerleave', end);
    document.addEventListener('keydown', typed, true);
    return () => {
      end();
      element.removeEventListener('pointermove', begin);
      element.removeEventListener('pointerleave', end);
      document.removeEventListener('keydown', typed, true);
    };
  }, [list]);
}
