import { act } from 'react';
import { describe, expect, it } from 'vitest';
import { showChat, useView } from '../src/features/chats';
import { useStart } from '../src/features/notifications/useStart';
import { usePreferences } from '../src/features/preferences';
import { onScreen, show } from './screen';

const settings = {
  startPage: 'dashboard' as const, popUps: true, browserNotifications: true, title: true, sounds: true, volume: 60, newChats: true,
  messages: true,
};

function Start() {
  useStart();
  return null;
}

onScreen();

describe('the page with which the console begins', () => {
  it('takes nobody away who has gone somewhere before it was known', async () => {
    await show(<Start />);
    await act(async () => showChat('s1'));
    await act(async () => usePreferences.setState({ view: { version: 0, format: 1, settings } }));
    expect(useView.getState()).toMatchObject({ tab: 'chats', selected: 's1' });
  });
});
