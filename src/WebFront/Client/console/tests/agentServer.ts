import type { AgentWelcome, EventView, SessionRow } from '@orleans-chat/shared';
import { afterEach, beforeEach, vi } from 'vitest';
import { FakeSocket, message } from '../../shared/tests/fakes';
import { AgentClient } from '../src/features/agent/client';
import { initialAgentState, useAgent } from '../src/features/agent/store';

export const settled = () => vi.advanceTimersByTimeAsync(0);
export const at = '2026-01-01T10:00:00Z';
export const row: SessionRow = {
  id: 's1', channelId: 'c1', seq: 2, status: 'customerLast', agentId: 'a1', unread: 1, messageCount: 1, readByCustomer: 0, readByAgent: 0,
  firstMessage: 'hello', requestedAt: at, lastActivityAt: at,
};
export const welcome: AgentWelcome = {
  me: { id: 'a1', name: 'Ann', presence: 'away', administrator: false, channels: [] },
  chats: [row], boards: [], serverTime: at, failedBoards: [], failedChats: [],
};

/** A server with one chat: a log that all connections share. */
export function arrange(agentId = 'a1') {
  const signedIn = { id: agentId };
  const opening: unknown[] = [];
  const log: EventView[] = [message(1, 'hello', 'customer')];
  const sockets: FakeSocket[] = [];
  const page = (after: number) => ({
    sessionId: 's1', status: 'customerLast', lastSeq: log.length, more: false,
    ...(after > log.length ? { startOver: true, events: [...log] } : { events: log.slice(after) }),
  });
  const client = new AgentClient(useAgent, () => {
    const socket = new FakeSocket();
    Object.assign(socket.answers, {
      Hello: () => ({ ok: { ...welcome, me: { ...welcome.me, ...signedIn } } }),
      MarkRead: () => ({ ok: {} }),
      Send: () => ({ ok: { seq: 1, at } }),
      Board: () => ({ refused: { code: 'channel.notFound', text: 'not yours' } }),
      FormerChannel: (id: string) => ({ ok: { id, name: 'Shop', deleted: false } }),
      Open: (_: string, after: number) => opening.shift() ?? ({ ok: { row, listening: false, log: page(after) } }),
      Sync: (points: { afterSeq: number }[]) => ({
        ok: { logs: points.map((p) => page(p.afterSeq)), chats: [], me: { ...welcome.me, ...signedIn }, failed: [] },
      }),
    });
    sockets.push(socket);
    return socket;
  }, () => () => undefined);
  const texts = () => useAgent.getState().threads['s1']?.conversation.messages.map((m) => m.text);
  return { log, sockets, client, opening, signedIn, texts, last: () => sockets.at(-1)! };
}

/** Nothing is left of an earlier agent, and time passes when the test says so. */
export function onFakeServer(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    sessionStorage.clear();
    useAgent.setState(initialAgentState, true);
    vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(Response.json({}))));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
}
