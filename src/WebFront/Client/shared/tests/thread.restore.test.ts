import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Sent } from '../src/contracts';
import type { MessageItem } from '../src/items';
import { keyedOutboxStore, memoryStorage } from '../src/outboxStores';
import { Thread } from '../src/thread';
import { message } from './fakes';

const settled = () => vi.advanceTimersByTimeAsync(0);

function arrange(send: (id: string, text: string) => Promise<Answer<Sent>>, line = { up: true }, storage = memoryStorage()) {
  const thread = new Thread({
    sessionId: 's1', side: 'customer', send, markRead: () => Promise.resolve({ ok: {} }),
    store: keyedOutboxStore(storage, 'out.'), connected: () => line.up,
  });
  const shown = () => thread.view.items.filter((i): i is MessageItem => i.type === 'message').map((i) => `${i.text}:${i.state}`);
  return { thread, shown };
}

const ok = (seq: number): Promise<Answer<Sent>> => Promise.resolve({ ok: { seq, at: '2026-01-01T00:00:00Z' } });

describe('Thread whose server has an older log', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('drops a log that the server has no more, and sends again what the customer had written in it', async () => {
    const sent: string[] = [];
    const { thread, shown } = arrange((_, text) => {
      sent.push(text);
      return ok(sent.length + 10);
    });
    thread.receive([
      message(1, 'kept', 'customer', 'm1'), message(2, 'answer'), message(3, 'lost', 'customer', 'm3'), message(4, 'lost answer'),
    ]);
    thread.seen();
    thread.write('acknowledged, and not seen in the log');
    await settled();
    sent.length = 0;
    const page = { sessionId: 's1', status: 'customerLast' as const, lastSeq: 2, more: false, startOver: true };
    // Asks once more.
    expect(thread.receivePage({ ...page, events: [message(1, 'kept', 'customer', 'm1'), message(2, 'answer')] })).toBe(true);
    await settled();
    expect(sent).toEqual(['lost', 'acknowledged, and not seen in the log']);
    expect(shown().slice(0, 2)).toEqual(['kept:read', 'answer:null']);
    expect(shown().filter((line) => line.startsWith('lost answer'))).toEqual([]);
    thread.receive([message(3, 'a new answer')]);
    expect(thread.lastSeq).toBe(3);
    expect(thread.unread).toBe(2);
  });

  it('asks once more after the beginning of the older log, whose news may have overtaken it', () => {
    const { thread, shown } = arrange(() => new Promise(() => undefined));
    thread.receive([message(1, 'kept'), message(2, 'lost'), message(3, 'lost too')]);
    expect(thread.receive([message(2, 'new')])).toBe(true); // Passes for known.
    const page = { sessionId: 's1', status: 'customerLast' as const, more: false };
    expect(thread.receivePage({ ...page, lastSeq: 1, startOver: true, events: [message(1, 'kept')] })).toBe(true);
    expect(thread.receivePage({ ...page, lastSeq: 2, events: [message(2, 'new')] })).toBe(false);
    expect(shown()).toEqual(['kept:null', 'new:null']);
  });

  it('sends what was lost again before what was written since, in its order', async () => {
    const sent: string[] = [];
    const line = { up: true };
    const storage = memoryStorage();
    const { thread, shown } = arrange((_, text) => {
      sent.push(text);
      return ok(sent.length + 1);
    }, line, storage);
    thread.receive([
      message(1, 'kept', 'customer', 'm1'), message(2, 'lost first', 'customer', 'm2'), message(3, 'lost next', 'customer', 'm3'),
    ]);
    line.up = false;
    thread.write('written while disconnected');
    thread.receivePage({
      sessionId: 's1', status: 'customerLast', lastSeq: 1, more: false, startOver: true,
      events: [message(1, 'kept', 'customer', 'm1')],
    });
    expect(shown()).toEqual(['kept:sent', 'lost first:sending', 'lost next:sending', 'written while disconnected:sending']);
    expect(storage.keys()).toHaveLength(3);
    line.up = true;
    thread.resume();
    await settled();
    expect(sent).toEqual(['lost first', 'lost next', 'written while disconnected']);
    expect(storage.keys()).toEqual([]);
  });

  it('sends nothing again of an agent when the log starts over', async () => {
    const send = vi.fn(() => ok(9));
    const thread = new Thread({
      sessionId: 's1', side: 'agent', send, markRead: () => Promise.resolve({ ok: {} }),
      store: keyedOutboxStore(memoryStorage(), 'out.'), connected: () => true,
    });
    thread.receive([message(1, 'asked', 'customer'), message(2, 'answered')]);
    thread.receivePage({
      sessionId: 's1', status: 'customerLast', lastSeq: 1, more: false, startOver: true, events: [message(1, 'asked', 'customer')],
    });
    await settled();
    expect(send).not.toHaveBeenCalled();
    expect(thread.lastSeq).toBe(1);
  });
});
