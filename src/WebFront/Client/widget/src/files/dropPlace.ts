import type { WidgetContext } from '../ui/context';
import { say } from './words';

const LEFT_MS = 1_000;
const timers = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>();

/** Says over the window that files can be let go there, for as long as they are dragged over it. */
export function showDrop({ texts }: WidgetContext, panel: HTMLElement, dragged: boolean): void {
  clearTimeout(timers.get(panel));
  const shown = panel.querySelector('.drop-place');
  if (!dragged) {
    shown?.remove();
    return;
  }
  if (shown === null) {
    const place = document.createElement('p');
    place.className = 'drop-place';
    place.textContent = say(texts, 'files.drop');
    panel.append(place);
  }
  // Browsers tell of it several times a second; of the pointer's leaving not all of them do.
  timers.set(panel, setTimeout(() => panel.querySelector('.drop-place')?.remove(), LEFT_MS));
}
