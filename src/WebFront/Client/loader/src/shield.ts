import { PRESSED } from '@orleans-chat/shared/pressed';

const STOPPERS = ['preventDefault', 'stopPropagation', 'stopImmediatePropagation'];

/** Dialogs of pages stop what is pressed outside of them. Until such an event has come to the chat, nobody stops one of the chat. */
export function shield(root: ShadowRoot): void {
  for (const type of PRESSED) {
    window.addEventListener(type, (event) => {
      if (event.composedPath().includes(root)) {
        STOPPERS.forEach((name) => Object.defineProperty(event, name, { value: () => undefined, configurable: true }));
      }
    }, { capture: true, passive: true });
    root.addEventListener(
      type,
      (event) => STOPPERS.forEach((name) => Reflect.deleteProperty(event, name)),
      { capture: true, passive: true },
    );
  }
}
