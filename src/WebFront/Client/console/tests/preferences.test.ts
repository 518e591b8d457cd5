import { beforeEach, describe, expect, it, vi } from 'vitest';
import { changePreferences, forgetPreferences, settingsOf, usePreferences } from '../src/features/preferences';
import { readPreferences } from '../src/features/preferences/store';

const PATH = '/api/profile/preferences';
const settings = {
  startPage: 'dashboard', popUps: true, browserNotifications: true, title: true, sounds: true, volume: 60, newChats: true, messages: true,
};

/** A server that keeps one document, as the real one does. */
function server() {
  const stored = { version: 3, format: 1, settings };
  const saved: unknown[] = [];
  vi.stubGlobal('fetch', vi.fn((path: string, init: RequestInit) => {
    expect(path).toBe(PATH);
    if (init.method === 'GET') {
      return Promise.resolve(Response.json(stored));
    }
    const change = JSON.parse(String(init.body)) as typeof stored;
    saved.push(change.settings);
    if (change.version !== stored.version) {
      return Promise.resolve(Response.json({ code: 'profile.changedMeanwhile' }, { status: 409 }));
    }
    Object.assign(stored, { ...change, version: stored.version + 1 });
    return Promise.resolve(Response.json(stored));
  }));
  return { stored, saved };
}

describe('own settings', () => {
  beforeEach(() => {
    forgetPreferences();
    vi.unstubAllGlobals();
  });

  it('have warnings on until they are known', () => {
    expect(settingsOf(usePreferences.getState())).toMatchObject({ popUps: true, sounds: true });
  });

  it('show a change at once, and keep what the server says', async () => {
    server();
    await readPreferences();
    const saving = changePreferences({ volume: 20 });
    expect(settingsOf(usePreferences.getState()).volume).toBe(20);
    expect(await saving).toBeNull();
    expect(usePreferences.getState().view).toMatchObject({ version: 4, settings: { volume: 20 } });
  });

  it('are changed on top of what another console has saved meanwhile', async () => {
    const { stored } = server();
    await readPreferences();
    Object.assign(stored, { version: 9, settings: { ...settings, sounds: false } });
    expect(await changePreferences({ volume: 20 })).toBeNull();
    expect(stored).toMatchObject({ version: 10, settings: { sounds: false, volume: 20 } });
  });

  it('take back what was refused', async () => {
    server();
    await readPreferences();
    vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(Response.json(
      { code: 'input.invalid', details: { field: 'maximumChats', rule: 'range:1-100' } }, { status: 400 },
    ))));
    expect((await changePreferences({ maximumChats: 1_000 }))?.code).toBe('input.invalid');
    expect(usePreferences.getState().view).toMatchObject({ version: 3, settings });
  });

  it('say why they cannot be read, and are not saved over then', async () => {
    const fetch = vi.fn(() => Promise.resolve(Response.json({ code: 'profile.formatUnknown' }, { status: 400 })));
    vi.stubGlobal('fetch', fetch);
    await readPreferences();
    expect((await changePreferences({ volume: 1 }))?.code).toBe('profile.formatUnknown');
    expect(fetch).toHaveBeenCalledTimes(1);
  });
});
