/**
 * The widget takes the focus when it opens; in the preview that would be from the form beside it, and what
 * is typed there would be lost. That the frame is inert holds only from some moment after it has come.
 */
export function takeNoFocus(): void {
  Object.assign(HTMLElement.prototype, { focus: () => undefined });
}
