import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

const FOCUSABLE = 'button:not([disabled]), input, textarea, a[href], [tabindex="0"]';
const PHONE = '(max-width: 480px)';

/** Where the window covers the whole screen, Tab stays in it; elsewhere it is a part of the page. */
export function useFocusInside(panel: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = panel.current!;
    const first = element.querySelector<HTMLElement>('textarea, input, .header button:last-of-type');
    first?.focus({ preventScroll: true });
    const keyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Tab' || !matchMedia(PHONE).matches) {
        return;
      }
      const all = [...element.querySelectorAll<HTMLElement>(FOCUSABLE)];
      const active = (element.getRootNode() as ShadowRoot).activeElement;
      if (active === (event.shiftKey ? all[0] : all.at(-1))) {
        event.preventDefault();
        (event.shiftKey ? all.at(-1) : all[0])?.focus();
      }
    };
    element.addEventListener('keydown', keyDown);
    return () => element.removeEventListener('keydown', keyDown);
  }, [panel]);
}
