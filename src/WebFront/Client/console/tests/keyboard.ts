import { act } from 'react';
import { place } from './screen';

export const composer = () => place.querySelector<HTMLTextAreaElement>('[data-composer]')!;

/** Presses a key where the focus is; what a text field would then get is typed. Answers whether the console took it. */
export async function press(key: string, more: KeyboardEventInit & { altGraph?: boolean } = {}): Promise<boolean> {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  event.getModifierState = (name: string) => name === 'AltGraph' && (more.altGraph ?? false);
  const field = document.activeElement;
  await act(async () => (field ?? document.body).dispatchEvent(event));
  if (!event.defaultPrevented && key.length === 1 && field instanceof HTMLTextAreaElement) {
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(field, field.value + key);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }
  return event.defaultPrevented;
}

export const release = (key: string) => act(async () => document.body.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true })));
