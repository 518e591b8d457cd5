import type { AgentMe, SessionRow } from '@orleans-chat/shared';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AgentClient } from '../src/features/agent/client';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { AgentContext } from '../src/features/agent/useClient';
import { Incoming } from '../src/features/chats/dashboard/Incoming';
import { Ongoing } from '../src/features/chats/dashboard/Ongoing';
import { click, labelled, onScreen, place, show } from './screen';

const at = '2026-01-01T10:00:00Z';
const waiting: SessionRow = {
  id: 's1', channelId: 'c1', seq: 1, status: 'inQueue', customerName: 'Kari', unread: 0, messageCount: 1, readByCustomer: 0, readByAgent: 0,
  requestedAt: at, lastActivityAt: at,
};
const ongoing: SessionRow = { ...waiting, id: 's2', status: 'agentLast', agentId: 'a2', agentName: 'Bo' };
const meWho = (...permissions: string[]) =>
  ({ id: 'a1', name: 'Ann', presence: 'away', administrator: false, channels: [{ id: 'c1', name: 'Shop', permissions }] }) as AgentMe;

onScreen();

describe('a button of the dashboard', () => {
  let client: AgentClient;
  const arrange = async (me: AgentMe) => {
    useAgent.setState({
      ...initialAgentState, me, channels: { c1: { name: 'Shop', standing: 'works' } }, rows: { s1: waiting, s2: ongoing },
      boards: me.channels.length === 0 ? {} : { c1: { queue: ['s1'], count: 1, version: 1, ongoing: ['s2'], figures: {} as never } },
    }, true);
    await show(<AgentContext.Provider value={client}><Incoming channel={null} /><Ongoing channel={null} /></AgentContext.Provider>);
  };
  const about = (element: Element | null) => place.querySelector(`[id="${element?.getAttribute('aria-describedby')}"]`)?.textContent;

  beforeEach(() => {
    client = new AgentClient(useAgent, () => { throw new Error('no server'); }, () => () => undefined);
    vi.spyOn(client, 'accept').mockResolvedValue(waiting);
  });

  it('that the agent may not use says why, can be reached, and does nothing', async () => {
    await arrange(meWho('notifications'));
    const reasons = [
      ['Respond to Kari', 'You may not respond in this channel.'], ['Listen in to Kari', 'You may not listen in on this channel.'],
    ] as const;
    for (const [name, words] of reasons) {
      expect(about(labelled(name))).toContain(words);
      expect([labelled(name)?.getAttribute('aria-disabled'), labelled(name)?.hasAttribute('disabled')]).toEqual(['true', false]);
      await click(labelled(name));
    }
    expect(client.accept).not.toHaveBeenCalled();
  });

  it('keeps the focus when a reason comes or goes', async () => {
    await arrange(meWho('notifications'));
    const respond = labelled('Respond to Kari') as HTMLElement;
    for (const [permissions, disabled] of [[['respond'], null], [[], 'true']] as const) {
      await act(async () => respond.focus());
      await act(() => arrange(meWho(...permissions)));
      expect(labelled('Respond to Kari')?.getAttribute('aria-disabled')).toBe(disabled);
      expect(document.activeElement).toBe(respond);
    }
  });

  it('that the agent may use needs no reason, Away or not', async () => {
    await arrange(meWho('respond', 'listenIn'));
    expect(labelled('Respond to Kari')?.getAttribute('aria-disabled')).toBeNull();
    await click(labelled('Respond to Kari'));
    expect(client.accept).toHaveBeenCalledWith('s1');
  });

  it('has nothing to do for who has no channel: they read why', async () => {
    await arrange({ ...meWho(), channels: [] });
    expect(place.textContent).toContain('You have no permission on any channel');
    await act(async () => useAgent.setState({ me: meWho('respond') }));
    expect(place.textContent).not.toContain('You have no permission on any channel');
  });
});
