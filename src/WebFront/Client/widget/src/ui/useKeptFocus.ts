import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { focusPlace } from './focusPlace';

/**
 * When what had the focus goes away (the composer of a chat that ends, a form that was sent), the focus goes to what came
 * in its place: the last part marked `data-focus`, or where it is when the window opens. Otherwise it would fall out of the window.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>): void {
  const last = useRef<HTMLElement | null>(null);
  const keep = useRef(() => {
    if (last.current !== null && document.hasFocus() && nothingFocused(panel.current!) && pageHasNone()) {
      // What was disabled and is back has not gone.
      (last.current.isConnected ? last.current : placeIn(panel.current!)).focus({ preventScroll: true });
    }
  });
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
    const back = keep.current;
    last.current = (element.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
    element.addEventListener('focusin', came);
    element.addEventListener('focusout', went);
    window.addEventListener('focus', back);
    return () => {
      element.removeEventListener('focusin', came);
      element.removeEventListener('focusout', went);
      window.removeEventListener('focus', back);
    };
  }, [panel]);
  useLayoutEffect(() => keep.current());
}

function placeIn(element: HTMLElement): HTMLElement {
  return [...element.querySelectorAll<HTMLElement>('[data-focus]')].at(-1) ?? focusPlace(element);
}

const nothingFocused = (element: HTMLElement): boolean => (element.getRootNode() as ShadowRoot).activeElement === null;

const pageHasNone = (): boolean => document.activeElement === null || document.activeElement === document.body;
