import { memoryStorage, protocolVersion } from '@orleans-chat/shared';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket, look, message } from '../../shared/tests/fakes';
import { VisitorClient } from '../src/visitor/client';
import { VisitorMemory } from '../src/visitor/memory';

const log = { sessionId: 's1', status: 'inQueue', lastSeq: 1, more: false, events: [message(1, 'Where is my parcel?', 'customer')] };

/** A server with one chat, which takes no messages, and speaks one version. */
function serve(spoken: { version: number }, sockets: FakeSocket[]) {
  const availability = { open: true, reason: 'none', agents: 1, waiting: 0 };
  return () => {
    const socket = new FakeSocket();
    socket.answers['Hello'] = ({ token }: { token: string | null }) => (spoken.version === protocolVersion
      ? { ok: { channel: look, availability, chat: token && { token, readByAgent: 0, log } } }
      : { refused: { code: 'protocol.unsupported', text: 'no', details: { supported: String(spoken.version) } } });
    socket.answers['Send'] = () => new Promise(() => undefined);
    sockets.push(socket);
    return socket;
  };
}

describe('a widget whose server speaks another version', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is put away for a newer one, which has its chat and what was not sent', async () => {
    const [local, tab, spoken, sockets] = [memoryStorage(), memoryStorage(), { version: protocolVersion as number }, [] as FakeSocket[]];
    const memory = new VisitorMemory('c1', local, tab);
    memory.chat = { token: 't1', sessionId: 's1' };
    const renew = vi.fn<() => void>();
    const old = new VisitorClient('c1', serve(spoken, sockets), memory, () => () => undefined, renew);
    old.connect();
    await vi.advanceTimersByTimeAsync(0);
    old.write('not sent');
    old.typed('half a wo');
    spoken.version += 1;
    sockets.at(-1)!.drop();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(renew).toHaveBeenCalled();
    expect([old.state.connectionRefusal, old.state.link]).toEqual([null, 'lost']);
    const before = sockets.length;
    old.retire();
    old.followOtherTab();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sockets).toHaveLength(before);
    spoken.version -= 1;
    const next = new VisitorClient('c1', serve(spoken, sockets), new VisitorMemory('c1', local, tab), () => () => undefined);
    next.connect();
    await vi.advanceTimersByTimeAsync(0);
    expect(next.state.thread?.items.map((item) => item.type === 'message' && item.text)).toEqual(['Where is my parcel?', 'not sent']);
    expect(next.memory.draft).toBe('half a wo');
    next.disconnect();
  });
});
