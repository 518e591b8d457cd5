import type { AgentMe } from '@orleans-chat/shared';
import { act } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AgentClient } from '../src/features/agent/client';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { AgentContext } from '../src/features/agent/useClient';
import { EmptyChats } from '../src/features/chats/EmptyChats';
import { onScreen, show, shown } from './screen';

const me: AgentMe = {
  id: 'a1', name: 'Ann', presence: 'present', administrator: false, preferences: 0,
  channels: [{ id: 'c1', name: 'Shop', permissions: ['respond'] }],
};

onScreen();

describe('the place without a chat', () => {
  beforeEach(() => useAgent.setState({ ...initialAgentState, me, loaded: true }, true));

  it('says that nobody waits only where that is known', async () => {
    await show(<AgentContext.Provider value={{} as AgentClient}><EmptyChats /></AgentContext.Provider>);
    expect(shown()).toContain('Could not be loaded. Trying again …');
    expect(shown()).not.toContain('Nobody waits');
    await act(async () => useAgent.setState({
      boards: { c1: { queue: [], count: 0, version: 1, ongoing: [], figures: {} as never } },
    }));
    expect(shown()).toContain('Nobody waits');
  });
});
