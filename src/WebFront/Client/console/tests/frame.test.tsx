import type { AgentMe, Permission } from '@orleans-chat/shared';
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { Navigator } from '../src/shell/Navigator';
import { ShortcutList } from '../src/shell/ShortcutDialog';
import { onScreen, place, show, shown } from './screen';

const ada: AgentMe = { id: 'a', name: 'Ada', presence: 'present', administrator: false, channels: [] };
const me = (part: Partial<AgentMe>) => act(async () => useAgent.setState({ ...initialAgentState, me: { ...ada, ...part } }));
const channel = (...permissions: Permission[]) => ({ id: 'c1', name: 'Shop', permissions });

onScreen();

describe('the navigation', () => {
  it.each([
    ['/console', 'Chat'], ['/console/settings/people', 'Settings'], ['/console/profile', undefined],
  ])('at %s marks %s', async (path, marked) => {
    await me({ administrator: true });
    await show(<Router hook={memoryLocation({ path }).hook}><Navigator /></Router>);
    const current = [...place.querySelectorAll('[aria-current]')].map(({ textContent }) => textContent);
    expect(current).toEqual(marked === undefined ? [] : [marked]);
  });
});

describe('the list of shortcuts', () => {
  beforeEach(() => me({}));

  it('names the settings only to administrators', async () => {
    await show(<ShortcutList />);
    expect(shown()).not.toContain('Go to Settings');
    await me({ administrator: true });
    await show(<ShortcutList key="administrator" />);
    expect(shown()).toContain('Go to Settings');
  });

  it('names what chats are taken and answered with only to those who may answer', async () => {
    await me({ channels: [channel('listenIn')] });
    await show(<ShortcutList />);
    expect(shown()).not.toMatch(/Get next|Write in the open chat/);
    await me({ channels: [channel('respond')] });
    await show(<ShortcutList key="responds" />);
    expect(shown()).toMatch(/Get next.*Write in the open chat/);
  });
});
