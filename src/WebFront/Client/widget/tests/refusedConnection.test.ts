import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { memoryStorage } from '@orleans-chat/shared';
import { FakeSocket, look } from '../../shared/tests/fakes';
import { VisitorClient } from '../src/visitor/client';
import { VisitorMemory } from '../src/visitor/memory';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says why there is no connection where the server wants none, until there is one', async () => {
  const sockets: FakeSocket[] = [];
  const connect = () => {
    const socket = new FakeSocket();
    socket.answers['Hello'] = () => ({
      ok: { channel: look, availability: { open: true, reason: 'none', agents: 1, waiting: 0 }, chat: null },
    });
    sockets.push(socket);
    return socket;
  };
  const client = new VisitorClient('c1', connect, new VisitorMemory('c1', memoryStorage(), memoryStorage()), () => () => undefined);
  client.connect();
  sockets[0]!.drop(new Error('rate.limited: Too many connections'));
  expect([client.state.link, client.state.noConnection?.code]).toEqual(['connecting', 'rate.limited']);
  await vi.advanceTimersByTimeAsync(15_000);
  expect([client.state.link, client.state.noConnection]).toEqual(['online', null]);
});
