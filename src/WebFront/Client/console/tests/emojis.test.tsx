import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import EmojiPicker from '../src/features/chats/emoji/EmojiPicker';
import { emojisIn, search } from '../src/features/chats/emoji/emojis';
import { onScreen, place, show, waitFor } from './screen';

describe('emojis', () => {
  onScreen();

  it('are found by their words, in the language of the console', async () => {
    const [en, nb] = [await emojisIn('en'), await emojisIn('nb')];
    expect(search(en, 'rain bow', 8)[0]?.symbol).toBe('🌈');
    expect(search(nb, 'REGNBUE', 8)[0]?.symbol).toBe('🌈');
    expect(search(en, 'no such thing', 8)).toEqual([]);
    expect(en.length).toBe(nb.length);
  });

  it('are gone through with arrows, and the first that is found is taken with Enter', async () => {
    localStorage.clear();
    const picked = vi.fn();
    await show(<EmojiPicker onPick={picked} />);
    await waitFor(() => expect(place.querySelector('[aria-label="Flags"]')).not.toBeNull());
    const field = place.querySelector('input')!;
    const press = (element: Element, key: string) =>
      act(async () => void element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })));
    await press(field, 'ArrowDown');
    const buttons = [...place.querySelectorAll('[role="group"] button')];
    expect(document.activeElement).toBe(buttons[0]);
    await press(buttons[0]!, 'ArrowDown');
    expect(document.activeElement).toBe(buttons[8]);
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, 'canoe boat');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await press(field, 'Enter');
    expect(picked.mock.calls).toEqual([['🛶']]);
  });
});
