import { PRESSED } from '@orleans-chat/shared/pressed';

/** What the page hears nothing of, not even before the chat does: what is typed, and where in the chat the focus is. */
const PRIVATE = [
  'keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'compositionstart', 'compositionupdate', 'compositionend', 'copy', 'cut', 'paste',
  'focus', 'focusin', 'blur', 'focusout', 'drag', 'dragstart', 'dragend', 'dragenter', 'dragover', 'dragleave', 'drop',
];

/** What the page may see come, and no more of than that. */
const ENDING = [...PRESSED, 'pointermove', 'pointercancel', 'mousemove', 'touchmove', 'touchcancel', 'wheel'];

/** Dialogs that want the focus back when it leaves them. */
const DIALOG = '[role="dialog"], [role="alertdialog"], [aria-modal="true"], dialog';

/**
 * Events that begin in the chat are no events of the page. They pass the window first; what listens there, and did so before this
 * script came, hears them all the same. The badge is a button of the page: its keys and clicks go on to the page.
 */
export function fence(root: ShadowRoot, badge: Element): void {
  const held = new Set<string>();
  for (const type of PRIVATE) {
    window.addEventListener(type, (event) => {
      const path = event.composedPath();
      const inside = path.includes(root);
      const writing = inside && !path.includes(badge);
      const ended = event instanceof KeyboardEvent && follow(held, event, writing);
      if (writing || ended || (isFocus(event) && (inside || isTaken(event, root.host)))) {
        event.stopImmediatePropagation();
        if (inside && !path[0]!.dispatchEvent(insideOnly(event))) {
          event.preventDefault();
        }
      }
    }, true);
  }
  for (const type of ENDING) {
    root.addEventListener(type, (event) => event.composedPath().includes(badge) || event.stopPropagation(), { passive: true });
  }
}

/** A key that was pressed in the chat is released there, wherever the focus has gone meanwhile. True: it is this one. */
function follow(held: Set<string>, { type, code }: KeyboardEvent, writing: boolean): boolean {
  if (type === 'keydown' && writing) {
    held.add(code);
  } else if (type === 'keydown') {
    held.delete(code);
  }
  return type === 'keyup' && held.delete(code);
}

const isFocus = (event: Event): event is FocusEvent => event instanceof FocusEvent;

/** A dialog of the page that hears of it takes the focus back from the chat. */
const isTaken = ({ relatedTarget, target }: FocusEvent, host: Element): boolean =>
  relatedTarget === host && target !== document && (target as Element).closest(DIALOG) !== null;

/** The same event once more, for those inside the chat alone. */
function insideOnly(event: Event): Event {
  const init: Record<string, unknown> = {};
  for (const name in event) {
    init[name] = event[name as keyof Event];
  }
  const copy = new (event.constructor as typeof Event)(event.type, { ...init, composed: false });
  if (event instanceof KeyboardEvent) {
    Object.defineProperty(copy, 'keyCode', { value: event.keyCode }); // Not all browsers make events that have one.
  }
  return copy;
}
