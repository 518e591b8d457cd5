import type { AgentMe, SessionRow } from '@orleans-chat/shared';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AgentClient } from '../src/features/agent/client';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { AgentContext } from '../src/features/agent/useClient';
import { PhoneQueue } from '../src/features/chats/queue/PhoneQueue';
import { WaitingBadge } from '../src/features/chats/WaitingBadge';
import { click, onScreen, place, show, shown } from './screen';

const me: AgentMe = {
  id: 'a1', name: 'Ann', presence: 'present', administrator: false, preferences: 0,
  channels: [{ id: 'c1', name: 'Shop', permissions: ['respond'] }, { id: 'c2', name: 'Spares', permissions: ['listenIn'] }],
};
const at = '2026-01-01T10:00:00Z';
const row = (id: string, channelId: string): SessionRow => ({
  id, channelId, seq: 1, status: 'inQueue', unread: 0, messageCount: 1, readByCustomer: 0, readByAgent: 0, requestedAt: at, queuedAt: at,
  lastActivityAt: at,
});
const waits = (...rows: SessionRow[]) => act(async () => useAgent.setState({
  rows: Object.fromEntries(rows.map((each) => [each.id, each])),
  boards: Object.fromEntries(['c1', 'c2'].map((channelId) => {
    const queue = rows.filter((each) => each.channelId === channelId).map(({ id }) => id);
    return [channelId, { queue, count: queue.length, version: 1, ongoing: [], figures: {} as never }];
  })),
}));

onScreen();

describe('who waits, where the queue does not show', () => {
  let client: AgentClient;
  const getNext = vi.fn(() => new Promise<never>(() => {}));

  beforeEach(() => {
    useAgent.setState({ ...initialAgentState, me, loaded: true }, true);
    client = new AgentClient(useAgent, () => { throw new Error('no server'); }, () => () => undefined);
    getNext.mockClear();
    vi.spyOn(client, 'getNext').mockImplementation(getNext);
  });

  const screen = () => show(<AgentContext.Provider value={client}><WaitingBadge /><PhoneQueue /></AgentContext.Provider>);

  it('is counted on every screen, of channels where this agent may answer', async () => {
    await screen();
    await waits(row('s1', 'c1'), row('s2', 'c1'), row('s3', 'c2'));
    expect(shown()).toContain('2 waiting');
    await waits(row('s3', 'c2'));
    expect(shown()).not.toContain('waiting');
  });

  it('can be taken from an open chat on a phone', async () => {
    (window as unknown as { happyDOM: { setViewport(size: object): void } }).happyDOM.setViewport({ width: 390, height: 844 });
    await screen();
    await waits(row('s1', 'c1'));
    await click(place.querySelector('button'));
    expect(getNext.mock.calls).toEqual([[null]]);
    await waits();
    expect(place.querySelector('button')).toBeNull();
  });
});
