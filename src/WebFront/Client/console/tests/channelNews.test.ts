import type { AgentWelcome } from '@orleans-chat/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../shared/tests/fakes';
import { AgentClient } from '../src/features/agent/client';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { onChannelNews } from '../src/features/channels/useChannelNews';

const me = { id: 'a1', name: 'Ann', presence: 'away', administrator: true, channels: [] } as const;
const welcome: AgentWelcome = {
  me: { ...me, channels: [] }, chats: [], boards: [], serverTime: '2026-01-01T10:00:00Z', failedBoards: [], failedChats: [],
};

describe('news of channels', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    useAgent.setState(initialAgentState, true);
    vi.stubGlobal('fetch', vi.fn(() => Promise.resolve(Response.json({}))));
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('are passed on as they are told, and where some may have been missed', async () => {
    const sockets: FakeSocket[] = [];
    const client = new AgentClient(useAgent, () => {
      const socket = new FakeSocket();
      Object.assign(socket.answers, { Hello: () => ({ ok: welcome }), Sync: () => ({ ok: { logs: [], chats: [], me, failed: [] } }) });
      sockets.push(socket);
      return socket;
    }, () => () => undefined);
    const heard: unknown[] = [];
    client.start();
    await vi.advanceTimersByTimeAsync(0);
    const silent = onChannelNews((told) => heard.push(told));

    sockets.at(-1)!.push('ChannelChanged', { id: 'c1', version: 7 });
    sockets.at(-1)!.push('ChannelChanged', { id: 'c2' });
    expect(heard).toEqual([{ c1: 7 }, { c1: 7, c2: null }]);

    sockets.at(-1)!.drop();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(heard.slice(2)).toEqual([{}]);
    sockets.at(-1)!.push('Resync');
    await vi.advanceTimersByTimeAsync(0);
    expect(heard.slice(3)).toEqual([{}]);
    silent();
    client.stop();
  });
});
