interface Key {
  readonly key: string;
  readonly keyCode: number;
  readonly isComposing: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** What input methods have in the place of a key's code. */
const TAKEN = 229;

/** The input method has this key. Safari says "composed" before it says which key did it: then only the code tells. */
export const isComposing = (event: Pick<Key, 'isComposing' | 'keyCode'>): boolean => event.isComposing || event.keyCode === TAKEN;

/** Enter that means "send": not the one that takes a suggestion, and not the one for a new line. */
export const meansSend = (event: Key): boolean =>
  event.key === 'Enter' && !event.shiftKey && !event.altKey && !isComposing(event);

/** Keys that the input method has reach no handler inside: no field sends, no dialog closes. Answers how to stop. */
export function keepFromHandlers(outer: EventTarget): () => void {
  const keep = (event: Event) => {
    if (isComposing(event as KeyboardEvent)) {
      event.stopPropagation();
    }
  };
  outer.addEventListener('keydown', keep, true);
  return () => outer.removeEventListener('keydown', keep, true);
}
