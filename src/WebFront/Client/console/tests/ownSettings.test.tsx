import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useLane } from '../src/features/notifications/store';
import { forgetPreferences, usePreferences } from '../src/features/preferences';
import { Preferences } from '../src/features/profile/Preferences';
import { answers, button, click, fieldOf, onScreen, place, show, shown, type } from './screen';

const PUT = 'PUT /api/profile/preferences';
const settings = {
  startPage: 'dashboard' as const, popUps: true, browserNotifications: true, title: true, sounds: true, volume: 60, newChats: true,
  messages: true,
};
const view = { version: 2, format: 1, settings };
/** A switch's label says too what it is for. */
const toggleOf = (words: string) => place.querySelector<HTMLInputElement>(
  `#${[...place.querySelectorAll('label')].find((each) => each.textContent.startsWith(words))!.htmlFor}`,
)!;

onScreen();

describe('the own settings', () => {
  beforeEach(() => {
    forgetPreferences();
    usePreferences.setState({ view });
  });

  it('are saved with each change, made of the version that is shown', async () => {
    const server = answers([PUT, { ...view, version: 3, settings: { ...settings, sounds: false } }]);
    await show(<Preferences />);
    await click(toggleOf('Sounds'));
    expect(server.sent(PUT)).toEqual([{ ...view, settings: { ...settings, sounds: false } }]);
    expect(toggleOf('Sounds').checked).toBe(false);
    expect(place.querySelector('[role="slider"]')).toBeNull();
    expect(toggleOf('A sound for new customers').disabled).toBe(true);
  });

  it('say at the field what is wrong with a maximum, and keep what was stored', async () => {
    const server = answers([PUT, { code: 'input.invalid', details: { field: 'maximumChats', rule: 'range:1-100' } }, 400]);
    await show(<Preferences />);
    await type('Most chats at once', '1000');
    await act(async () => fieldOf('Most chats at once').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })));
    expect(server.sent(PUT)).toMatchObject([{ settings: { maximumChats: 1_000 } }]);
    expect(shown()).toContain('Between 1 and 100.');
    expect(usePreferences.getState().view).toEqual(view);
  });

  it('keep the focus in the slider and in the maximum, key after key', async () => {
    vi.stubGlobal('AudioContext', undefined);
    const saved = (volume: number, version: number) => ({ ...view, version, settings: { ...settings, volume } });
    const server = answers([PUT, saved(65, 3)]);
    await show(<Preferences />);
    const press = (key: string) =>
      act(async () => document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })));
    const slider = place.querySelector<HTMLElement>('[role="slider"]')!;
    slider.focus();
    await press('ArrowRight');
    expect(document.activeElement).toBe(slider);
    expect(slider.isConnected).toBe(true);
    await press('ArrowRight');
    expect(server.sent(PUT)).toMatchObject([{ settings: { volume: 65 } }, { settings: { volume: 70 } }]);
    const maximum = fieldOf('Most chats at once');
    maximum.focus();
    await act(async () => usePreferences.setState({ view: { ...view, version: 9, settings: { ...settings, maximumChats: 4 } } }));
    expect(document.activeElement).toBe(maximum);
    expect((fieldOf('Most chats at once') as HTMLInputElement).value).toBe('4');
  });

  it('show why they cannot be read instead of settings that nobody chose', async () => {
    usePreferences.setState({ view: null, problem: { code: 'profile.formatUnknown', text: '', details: null, retryAfterMs: null } });
    await show(<Preferences />);
    expect(shown()).toContain('These settings are of another version of the console.');
    expect(place.querySelector('input')).toBeNull();
  });

  it('try everything that is on, and say what the browser does not do', async () => {
    vi.stubGlobal('AudioContext', undefined);
    vi.stubGlobal('Notification', Object.assign(vi.fn(), { permission: 'denied', requestPermission: () => Promise.resolve('denied') }));
    answers();
    await show(<Preferences />);
    await click(button('Test'));
    expect(useLane.getState()).toMatchObject({ testing: true, info: [{ id: 'test', kind: 'test' }] });
    expect(shown()).toContain('The browser played nothing.');
    expect(shown()).toContain('The browser does not allow it for this page.');
  });
});
