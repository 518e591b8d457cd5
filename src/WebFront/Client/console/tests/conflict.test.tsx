import type { AgentMe, ChannelSettings } from '@orleans-chat/shared';
import { beforeEach, describe, expect, it } from 'vitest';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { ChannelContext } from '../src/features/channels/ChannelContext';
import { Conflict } from '../src/features/channels/Conflict';
import type { Draft, Theirs } from '../src/features/channels/drafts';
import type { Change } from '../src/features/channels/lastChange';
import { speak } from '../src/lib/i18n';
import { onScreen, show } from './screen';

const base = { name: 'Shop', header: 'Ask', language: 'en' } as unknown as ChannelSettings;
const draft = { base, version: 1, now: { ...base, header: 'Mine' } } as unknown as Draft;
const at = '2026-01-01T10:00:00Z';

onScreen();

describe('two versions of a channel', () => {
  beforeEach(() => useAgent.setState({ ...initialAgentState, me: { id: 'a1', name: 'Ann' } as AgentMe }, true));

  /** Both changed the header, and the other one the name too. */
  const shownFor = async (change: Change | null) => {
    const theirs: Theirs = { settings: { ...base, header: 'Theirs', name: 'Store' }, version: 2, change };
    await show(<ChannelContext.Provider value={{ id: 'c1', draft }}><Conflict theirs={theirs} /></ChannelContext.Provider>);
    return document.body.textContent;
  };

  it.each([
    ['a name', { actorId: 'a2', by: 'Bo', at }, [
      'Bo has changed this channel', 'Bo saved other settings', 'All of Bo', 'Changed only by Bo, and taken over:',
    ]],
    ['oneself', { actorId: 'a1', by: 'Ann', at }, [
      'You have changed this channel in another window', 'you saved other settings in another window', 'in both windows',
      'All of the other window', 'MineYou, in another window', 'Changed only in the other window, and taken over:',
    ]],
    ['nobody known', null, [
      'Somebody else has changed this channel', 'other settings were saved.', 'All theirs', 'MineSomebody else',
      'Changed only by somebody else, and taken over:',
    ]],
  ])('speak of %s', async (_who, change, words) => {
    const text = await shownFor(change);
    words.forEach((each) => expect(text).toContain(each));
    expect(text).not.toContain('Ann');
    expect(text).not.toContain('conflict.');
  });

  it('speak Norwegian too', async () => {
    await speak('nb');
    const text = await shownFor({ actorId: 'a1', by: 'Ann', at });
    expect(text).toContain('Du, i et annet vindu');
    expect(text).not.toContain('conflict.');
  });
});
