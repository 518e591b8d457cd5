import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/**
 * When what had the focus goes away (the composer of a chat that ends, a form that was sent), the focus goes to what came
 * in its place: the last part marked `data-focus`, or the first field. Otherwise it would fall out of the window.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>): void {
  const last = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const element = panel.current!;
    const came = (event: FocusEvent) => {
      last.current = event.target as HTMLElement;
    };
    // Browsers say this also of what is removed or disabled; that it did not go of its own will shows a moment later.
    const went = () => queueMicrotask(() => {
      if (last.current?.isConnected && !last.current.matches(':disabled') && nothingFocused(element)) {
        last.current = null;
      }
    });
    last.current = (element.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
    element.addEventListener('focusin', came);
    element.addEventListener('focusout', went);
    return () => {
      element.removeEventListener('focusin', came);
      element.removeEventListener('focusout', went);
    };
  }, [panel]);
  useLayoutEffect(() => {
    const element = panel.current!;
    if (last.current !== null && !last.current.isConnected && nothingFocused(element) && pageHasNone()) {
      const place = [...element.querySelectorAll<HTMLElement>('[data-focus]')].at(-1)
        ?? element.querySelector<HTMLElement>('input, select, textarea') ?? element.querySelector<HTMLElement>('.header button:last-of-type');
      place?.focus({ preventScroll: true });
    }
  });
}

const nothingFocused = (element: HTMLElement): boolean => (element.getRootNode() as ShadowRoot).activeElement === null;

const pageHasNone = (): boolean => document.activeElement === null || document.activeElement === document.body;
