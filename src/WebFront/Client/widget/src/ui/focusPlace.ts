const FIELD = 'input, select, textarea';
const TOUCH = '(pointer: coarse)';

/** Where a field that gets the focus brings up a keyboard, over what there is to read. */
export const onTouch = (): boolean => matchMedia(TOUCH).matches;

/** Where the visitor wants to be: in the first field, of a chat its composer; where there is none, and on touch screens, at the heading. */
export function focusPlace(panel: HTMLElement): HTMLElement {
  const field = onTouch() ? null : panel.querySelector<HTMLElement>(FIELD);
  return field ?? panel.querySelector<HTMLElement>('h1')!;
}

export const isHeading = (element: Element | null): boolean => element?.tagName === 'H1';
