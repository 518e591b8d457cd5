import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer, Sent } from '../src/contracts';
import type { MessageItem } from '../src/items';
import { keyedOutboxStore, memoryStorage, type KeyValue } from '../src/outboxStores';
import { Thread } from '../src/thread';
import { message } from './fakes';

const settled = () => vi.advanceTimersByTimeAsync(0);

function arrange(send: (id: string, text: string) => Promise<Answer<Sent>>, storage: KeyValue = memoryStorage()) {
  const line = { up: true };
  const thread = new Thread({
    sessionId: 's1', side: 'customer', send, markRead: () => Promise.resolve({ ok: {} }),
    store: keyedOutboxStore(storage, 'out.'), connected: () => line.up,
  });
  const shown = () => thread.view.items.filter((i): i is MessageItem => i.type === 'message').map((i) => `${i.text}:${i.state}`);
  return { thread, line, shown, storage };
}

const ok = (seq: number): Promise<Answer<Sent>> => Promise.resolve({ ok: { seq, at: '2026-01-01T00:00:00Z' } });

describe('Thread', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('reports a gap and takes nothing beyond it', () => {
    const { thread, shown } = arrange(() => ok(1));
    expect(thread.receive([message(1, 'a')])).toBe(true);
    expect(thread.receive([message(3, 'c')])).toBe(false);
    expect(shown()).toEqual(['a:null']);
    expect(thread.receive([message(2, 'b'), message(3, 'c')])).toBe(true);
    expect(shown()).toEqual(['a:null', 'b:null', 'c:null']);
  });

  it('drops what it has seen', () => {
    const { thread, shown } = arrange(() => ok(1));
    thread.receive([message(1, 'a'), message(2, 'b')]);
    expect(thread.receive([message(1, 'a'), message(2, 'b'), message(3, 'c')])).toBe(true);
    expect(shown()).toEqual(['a:null', 'b:null', 'c:null']);
  });

  it('takes what its reader wrote for a sign of reading', () => {
    const { thread, shown } = arrange(() => ok(1));
    thread.receive([message(1, 'asked', 'customer'), message(2, 'answered')]);
    expect(shown()).toEqual(['asked:read', 'answered:null']);
    expect(thread.unread).toBe(1);
    thread.receive([message(3, 'thanks', 'customer')]);
    expect(shown()).toEqual(['asked:read', 'answered:null', 'thanks:sent']);
    expect(thread.unread).toBe(0);
  });

  it('counts hidden events as seen', () => {
    const { thread } = arrange(() => ok(1));
    thread.receive([{ seq: 1, at: '2026-01-01T00:00:00Z', type: 'hidden' }]);
    expect(thread.lastSeq).toBe(1);
  });

  it('resends after a lost acknowledgement under the same id, and shows it once', async () => {
    const ids: string[] = [];
    const { thread, line, shown } = arrange((id) => {
      ids.push(id);
      if (ids.length === 1) {
        line.up = false;
        return Promise.reject(new Error('connection lost'));
      }
      return ok(1);
    });
    thread.write('hello');
    await settled();
    expect(shown()).toEqual(['hello:sending']);
    line.up = true;
    await thread.outbox.flush();
    thread.receive([message(1, 'hello', 'customer', ids[0])]);
    expect(ids).toHaveLength(2);
    expect(ids[1]).toBe(ids[0]);
    expect(shown()).toEqual(['hello:sent']);
  });

  it('shows a message once when the log brings it before the acknowledgement', async () => {
    let id = '';
    const { thread, shown } = arrange((messageId) => {
      id = messageId;
      return new Promise(() => undefined);
    });
    thread.write('hello');
    await settled();
    thread.receive([message(1, 'hello', 'customer', id)]);
    expect(shown()).toEqual(['hello:sent']);
  });

  it('shows what was acknowledged as sent until the log brings it, and asks when the log does not', async () => {
    const { thread, shown } = arrange(() => ok(2));
    const behind = vi.fn();
    thread.behind.add(behind);
    thread.write('hello');
    await settled();
    expect(shown()).toEqual(['hello:sent']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(behind).toHaveBeenCalledTimes(1);
    thread.receive([message(1, 'before'), message(2, 'hello', 'customer')]);
    expect(shown()).toEqual(['before:null', 'hello:sent']);
  });

  it('keeps the order of what was written while the line was down', async () => {
    const sent: string[] = [];
    const { thread, line } = arrange((_, text) => {
      sent.push(text);
      return ok(sent.length);
    });
    line.up = false;
    for (const text of ['one', 'two', 'three']) {
      thread.write(text);
      await vi.advanceTimersByTimeAsync(5);
    }
    expect(sent).toEqual([]);
    line.up = true;
    await thread.outbox.flush();
    expect(sent).toEqual(['one', 'two', 'three']);
  });

  it('sends what an earlier page left behind, in order and under the first ids', async () => {
    const first = arrange(() => Promise.reject(new Error('never')));
    first.line.up = false;
    first.thread.write('one');
    await vi.advanceTimersByTimeAsync(5);
    first.thread.write('two');
    const before = first.thread.outbox.entries.map((e) => e.messageId);
    const sent: string[] = [];
    const second = arrange((id) => {
      sent.push(id);
      return ok(sent.length);
    }, first.storage);
    await second.thread.outbox.flush();
    expect(sent).toEqual(before);
    expect(first.storage.keys()).toEqual([]);
  });

  it('shows a refusal, goes on with the next, and sends again when the person says so', async () => {
    const refuse = new Set(['bad']);
    const sent: string[] = [];
    const { thread, shown } = arrange((id, text) => {
      sent.push(`${text}:${id}`);
      return refuse.has(text) ? Promise.resolve({ refused: { code: 'input.invalid', text: 'no' } }) : ok(sent.length);
    });
    thread.write('bad');
    thread.write('good');
    await settled();
    expect(shown()).toEqual(['good:sent', 'bad:refused']);
    const id = thread.outbox.entries[0]?.messageId ?? '';
    refuse.clear();
    thread.retry(id);
    await settled();
    expect(sent.at(-1)).toMatch(/^bad:[0-9a-f]{32}$/);
    expect(sent.at(-1)).not.toBe(`bad:${id}`); // An id that was refused stays refused.
    expect(thread.outbox.entries).toEqual([]);
  });

  it('sends a refused message again under one id from two tabs, also a second time', async () => {
    const sent: string[] = [];
    let refuses = true;
    const send = (id: string): Promise<Answer<Sent>> => {
      sent.push(id);
      return refuses ? Promise.resolve({ refused: { code: 'chat.ended', text: 'no' } }) : ok(1);
    };
    const first = arrange(send);
    first.thread.write('hello');
    await settled();
    const second = arrange(send, first.storage);
    const third = arrange(send, first.storage);
    const tryAgain = async ({ thread }: typeof first) => {
      thread.retry(thread.outbox.entries[0]!.messageId);
      await settled();
      return sent.at(-1)!;
    };
    expect(await tryAgain(second)).toBe(await tryAgain(first));
    refuses = false;
    const id = await tryAgain(first);
    expect(await tryAgain(second)).toBe(id);
    expect(new Set(sent).size).toBe(3);
    third.thread.receive([message(1, 'hello', 'customer', id)]);
    expect(third.shown()).toEqual(['hello:sent']);
    expect(first.storage.keys()).toEqual([]);
  });

  it('waits as long as the refusal says, keeps the order, and says so meanwhile', async () => {
    const sent: string[] = [];
    const { thread, shown } = arrange((_, text) => {
      sent.push(text);
      return sent.length === 1
        ? Promise.resolve({ refused: { code: 'rate.limited', text: 'slow', retryAfterMs: 3_000 } })
        : ok(sent.length);
    });
    thread.write('one');
    await settled();
    expect(shown()).toEqual(['one:waiting']);
    thread.write('two');
    await vi.advanceTimersByTimeAsync(2_900);
    expect(sent).toEqual(['one']);
    await vi.advanceTimersByTimeAsync(200);
    expect(sent).toEqual(['one', 'one', 'two']);
    expect(thread.outbox.entries).toEqual([]);
  });

  it('sends again in time whatever the clocks do meanwhile', async () => {
    const answers: Answer<Sent>[] = [{ refused: { code: 'storage.busy', text: 'wait', retryAfterMs: 5_000 } }];
    const { thread, shown } = arrange(() => (answers.length > 0 ? Promise.resolve(answers.shift()!) : ok(1)));
    thread.write('a');
    await settled();
    expect(shown()).toEqual(['a:waiting']);
    vi.setSystemTime(Date.now() - 3_600_000);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    await vi.advanceTimersByTimeAsync(5_000);
    expect(shown()).toEqual(['a:sent']);
    vi.restoreAllMocks();
  });

  it('adds nothing to what is stored once it is put away', async () => {
    let answer: (given: Answer<Sent>) => void = () => undefined;
    const { thread, storage } = arrange(() => new Promise((resolve) => {
      answer = resolve;
    }));
    thread.write('a');
    thread.dispose();
    storage.keys().forEach((key) => storage.removeItem(key));
    answer({ refused: { code: 'chat.ended', text: 'over' } });
    await settled();
    expect(storage.keys()).toEqual([]);
  });

  it('gives a failing server several chances, then leaves the choice to the person', async () => {
    const { thread, shown } = arrange(() => Promise.reject(new Error('server fault')));
    thread.write('one');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(shown()).toEqual(['one:refused']);
  });

  it('shows own messages as read up to where the other side has read', () => {
    const { thread, shown } = arrange(() => ok(1));
    thread.receive([message(1, 'a', 'customer'), message(2, 'b', 'customer')]);
    thread.receive([{ seq: 3, at: '2026-01-01T00:00:03Z', type: 'read', upTo: 1, by: { kind: 'agent' } }]);
    expect(shown()).toEqual(['a:read', 'b:sent']);
  });
});
