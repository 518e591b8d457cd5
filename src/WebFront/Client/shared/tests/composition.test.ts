import { describe, expect, it, vi } from 'vitest';
import { isComposing, keepFromHandlers, meansSend } from '../src/composition';

const key = (more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key: 'Enter', keyCode: 13, bubbles: true, ...more });

describe('Enter', () => {
  it.each([
    ['alone', {}, true],
    ['with Shift', { shiftKey: true }, false],
    ['with Alt', { altKey: true }, false],
    ['in a composition', { isComposing: true, keyCode: 229 }, false],
    ['that ends a composition in Safari', { isComposing: false, keyCode: 229 }, false],
  ] as const)('%s', (_, more, sends) => expect(meansSend(key(more))).toBe(sends));

  it('is one among other keys', () => expect(meansSend(key({ key: 'a', keyCode: 65 }))).toBe(false));
});

describe('keys that an input method has', () => {
  it('reach no handler inside, and all others do', () => {
    // Not in the page, where other listeners may be.
    const outer = document.createElement('div');
    const field = outer.appendChild(document.createElement('input'));
    const heard = vi.fn();
    field.addEventListener('keydown', (event) => heard(event.key, isComposing(event)));
    const stop = keepFromHandlers(outer);
    field.dispatchEvent(key({ keyCode: 229 }));
    field.dispatchEvent(key({ key: 'Escape', isComposing: true }));
    field.dispatchEvent(key());
    stop();
    field.dispatchEvent(key({ keyCode: 229 }));
    expect(heard.mock.calls).toEqual([['Enter', false], ['Enter', true]]);
  });
});
