import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { showHelp, useHelp } from '../src/shell/help';
import { setSingleKeys } from '../src/shell/singleKeys';
import { forgetToasts, Toasts } from '../src/ui/toasts';
import { answer, onScreen, place, show, shown, waitFor } from './screen';

const dialog = () => document.querySelector('[role="dialog"]');
const press = (key: string) => act(async () => {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
});

/** The shortcuts as on a page that has not shown their list yet. */
async function arrange() {
  const { AgentContext } = await import('../src/features/agent/useClient');
  const { Shortcuts } = await import('../src/shell/Shortcuts');
  await show(
    <AgentContext.Provider value={{} as never}>
      <Toasts />
      <button type="button">Before</button>
      <Shortcuts />
    </AgentContext.Provider>,
  );
  const button = place.querySelector('button')!;
  await act(async () => button.focus());
  return button;
}

onScreen();

describe('the list of shortcuts, fetched when it is first asked for', () => {
  beforeEach(() => {
    setSingleKeys(true);
    showHelp(false);
    forgetToasts();
    sessionStorage.clear();
    vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  });

  it.each(['first', 'second'])('gives the focus back, the %s time', async () => {
    const button = await arrange();
    await press('?');
    await waitFor(() => expect(dialog()?.contains(document.activeElement)).toBe(true));
    await press('Escape');
    await waitFor(() => expect(dialog()).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(button));
  });

  it.each([[0, 'No contact with the server.', 0], [200, 'This could not be loaded.', 1]])(
    'says so at the edge where its script cannot be had, and can be asked for again: %s', async (status, words, renewals) => {
      vi.doMock('../src/shell/ShortcutDialog', () => { throw new TypeError('Failed to fetch dynamically imported module'); });
      answer(status, {});
      const button = await arrange();
      for (const times of [1, 2]) {
        await press('?');
        await waitFor(() => expect(place.querySelectorAll('[role=alert]')).toHaveLength(times));
        expect(useHelp.getState().shown).toBe(false);
      }
      expect(shown()).toContain(words);
      expect(location.reload).toHaveBeenCalledTimes(renewals);
      expect(document.activeElement).toBe(button);
      vi.doUnmock('../src/shell/ShortcutDialog');
    });
});
