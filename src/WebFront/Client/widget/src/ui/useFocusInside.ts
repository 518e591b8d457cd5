import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { focusPlace, isHeading } from './focusPlace';

const FOCUSABLE = 'button:not([disabled]), input, textarea, a[href], [tabindex="0"]';
const PHONE = '(max-width: 480px), (max-width: 960px) and (max-height: 480px)';

/** The window takes the focus when it opens. Where it covers the whole screen, Tab stays in it; elsewhere it is a part of the page. */
export function useFocusInside(panel: RefObject<HTMLElement | null>): void {
  const place = useRef<HTMLElement | null>(null);
  useLayoutEffect(() => {
    // At the heading only until a field comes, or the visitor goes elsewhere.
    if (place.current === null || (isHeading(place.current) && place.current === focused(panel.current!))) {
      place.current = focusPlace(panel.current!);
      place.current.focus({ preventScroll: true });
    }
  });
  useEffect(() => {
    const element = panel.current!;
    const keyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Tab' || !matchMedia(PHONE).matches) {
        return;
      }
      const all = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)];
      const active = focused(element);
      if (active === (event.shiftKey ? all[0] : all.at(-1)) || (event.shiftKey && isHeading(active))) {
        event.preventDefault();
        (event.shiftKey ? all.at(-1) : all[0])?.focus();
      }
    };
    element.addEventListener('keydown', keyDown);
    return () => element.removeEventListener('keydown', keyDown);
  }, [panel]);
}

const focused = (element: HTMLElement): Element | null => (element.getRootNode() as ShadowRoot).activeElement;
