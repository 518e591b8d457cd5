import type { SessionRow } from '@orleans-chat/shared';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket, message } from '../../shared/tests/fakes';
import { AgentClient } from '../src/features/agent/client';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { AgentContext } from '../src/features/agent/useClient';
import { showChat, useView } from '../src/features/chats/view';
import { Chats } from '../src/features/chats/Chats';
import { Toasts } from '../src/ui/toasts';
import { answer, button, click, onScreen, place, show, shown } from './screen';

const at = '2026-01-01T10:00:00Z';
const row: SessionRow = {
  id: 's1', channelId: 'c1', seq: 1, status: 'customerLast', agentId: 'a2', unread: 1, messageCount: 1, readByCustomer: 0, readByAgent: 0,
  requestedAt: at, lastActivityAt: at, customerName: 'Kari',
};
const me = {
  id: 'a1', name: 'Ann', presence: 'away', administrator: false, channels: [] as { id: string; name: string; permissions: string[] }[],
};
const log = { sessionId: 's1', status: 'customerLast', lastSeq: 1, more: false, events: [message(1, 'hello', 'customer')] };

const busy = { refused: { code: 'cluster.unavailable', text: 'no', retryAfterMs: 3_000 } };
const gone = { refused: { code: 'chat.notFound', text: 'no' } };
const faulty = () => {
  throw new Error('bug');
};
const WAITS = 'The chat service does not answer just now. We keep trying.';

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

let client: AgentClient;
let socket: FakeSocket;

/** The chats of an agent who listens in to one that the server opens after these first answers; how often it was asked to. */
async function arrange(first: unknown[], chats = [row], agent: typeof me = me, answers: FakeSocket['answers'] = {}) {
  socket = new FakeSocket();
  Object.assign(socket.answers, {
    Hello: () => ({ ok: { me: agent, chats, boards: [], serverTime: at, failedBoards: [], failedChats: [] } }),
    MarkRead: () => ({ ok: {} }),
    Board: () => gone,
    FormerChannel: () => gone,
    Open: () => {
      const next = first.shift() ?? { ok: { row: chats[0] ?? row, listening: false, log } };
      return typeof next === 'function' ? next(socket) : next;
    },
  }, answers);
  client = new AgentClient(useAgent, () => socket, () => () => undefined);
  client.start();
  await pass(0);
  await show(<AgentContext.Provider value={client}><Toasts /><Chats /></AgentContext.Provider>);
  return () => socket.calls.filter(({ method }) => method === 'Open').length;
}

onScreen();

describe('a selected chat', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    sessionStorage.clear();
    answer(200, {});
    useAgent.setState(initialAgentState, true);
    showChat('s1');
  });
  afterEach(async () => {
    await act(async () => client.stop());
    vi.useRealTimers();
  });

  it('is opened again when the server cannot just now, and says what it waits for', async () => {
    const asked = await arrange([busy, busy]);
    expect(shown()).toContain(WAITS);
    await pass(2_999);
    expect(asked()).toBe(1);
    await pass(3_001);
    expect(asked()).toBe(3);
    expect(shown()).toContain('hello');
    expect(shown()).not.toContain(WAITS);
  });

  it('says when its customer has closed it, and that they are back, as the list does', async () => {
    await arrange([], [{ ...row, agentId: 'a1' }]);
    await pass(50);
    await act(async () => socket.push('Visitor', { sessionId: 's1', leftAt: at }));
    await pass(10_000); // A page that is loaded anew is back before that.
    expect(shown()).toMatch(/The customer closed the chat’s window at \d\d:\d\d/);
    await act(async () => socket.push('Visitor', { sessionId: 's1' }));
    expect(shown()).toMatch(/The customer came back \d\d:\d\d/);
  });

  it('is closed when the server then says no for good', async () => {
    const asked = await arrange([busy, gone]);
    await pass(3_000);
    expect(useView.getState().selected).toBeNull();
    expect(shown()).toContain('This chat does not exist, or you may not see it.');
    await pass(10_000);
    expect(asked()).toBe(2);
  });

  it('that a fault keeps from opening says so, is tried again by itself, and at once when the agent wants', async () => {
    const asked = await arrange([faulty, faulty, faulty]);
    expect(shown()).toContain('Something went wrong on our side.');
    await pass(5_000);
    expect(asked()).toBe(2);
    await click(button('Try again'));
    await pass(0);
    expect(asked()).toBe(3);
    await click(button('Try again'));
    await pass(0);
    expect(shown()).toContain('hello');
    expect(shown()).not.toContain('Something went wrong');
    await pass(20_000);
    expect(asked()).toBe(4);
  });

  it('says nothing of a fault when the connection broke: the next one opens it', async () => {
    const breaks = (connection: FakeSocket) => {
      connection.drop();
      throw new Error('gone');
    };
    await arrange([breaks]);
    expect(shown()).not.toContain('Something went wrong on our side.');
    await pass(3_000);
    expect(shown()).toContain('hello');
  });

  it('goes on when its agent may not respond in the channel any more, and says that it is the last', async () => {
    const own = { ...row, agentId: 'a1' };
    await arrange([], [own], { ...me, channels: [{ id: 'c1', name: 'Shop', permissions: ['respond'] }] });
    expect(shown()).not.toContain('You may no longer respond');
    socket.answers['FormerChannel'] = (id: string) => ({ ok: { id, name: 'Shop', deleted: false } });
    await act(async () => socket.push('Me', me));
    expect(shown()).toContain('You may no longer respond in this channel. This chat stays with you until it ends');
    expect(place.querySelector('[data-composer]')).not.toBeNull();
    expect(place.querySelector('.customer')?.textContent).toContain('ChannelShop');
  });

  it('goes on when its channel is deleted, and says so, also when the page is new', async () => {
    const own = { ...row, agentId: 'a1' };
    const deleted = { FormerChannel: (id: string) => ({ ok: { id, name: 'Shop', deleted: true } }) };
    await arrange([], [own], me, deleted);
    expect(shown()).toContain('This channel has been deleted.');
    expect(shown()).not.toContain('You may no longer respond');
    expect(place.querySelector('.customer')?.textContent).toContain('ChannelShop');
  });

  it('of a channel of which nothing is known yet says that it is gone, not that nobody gave it', async () => {
    await arrange([], [{ ...row, agentId: 'a1' }]);
    expect(place.querySelector('.customer')?.textContent).toContain('ChannelA channel that is deleted or no longer yours');
  });

  it('is not asked for any more when the agent goes back to the list', async () => {
    const asked = await arrange([busy], []);
    expect(shown()).toContain(WAITS);
    await click(button('Back to the list'));
    expect(shown()).not.toContain(WAITS);
    await pass(10_000);
    expect(asked()).toBe(1);
  });

  it('that was selected before there was a connection is closed, too, when the server says no', async () => {
    await arrange([gone, gone, gone]);
    await act(async () => client.stop());
    await act(async () => showChat('s1'));
    await act(async () => client.start());
    await pass(0);
    expect(useView.getState().selected).toBeNull();
  });

  it('does not close the next one with its late refusal', async () => {
    let say: (refused: unknown) => void = () => undefined;
    await arrange([new Promise((resolve) => { say = resolve; })]);
    await act(async () => showChat('s2'));
    say(gone);
    await pass(0);
    expect(useView.getState().selected).toBe('s2');
  });
});
