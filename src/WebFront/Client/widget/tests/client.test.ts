import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { message } from '../../shared/tests/fakes';
import { arrange, form, settled } from './visitorServer';

describe('VisitorClient', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('starts a chat and remembers its token', async () => {
    const { client, memory, texts } = arrange();
    client.connect();
    await settled();
    client.start(form);
    await settled();
    expect(texts()).toEqual(['Where is my parcel?']);
    expect(memory.chat).toEqual({ token: 't1', sessionId: 's1' });
    expect(client.state.queue?.position).toBe(2);
  });

  it('repeats a start whose answer was lost under the same id', async () => {
    const { client, server, texts } = arrange();
    server.loseStartAnswer = true;
    client.connect();
    await settled();
    client.start(form);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.sockets).toHaveLength(2);
    expect(server.starts.size).toBe(1);
    expect(texts()).toEqual(['Where is my parcel?']);
  });

  it('goes on with a start that the page before left without an answer', async () => {
    const before = arrange();
    before.client.connect();
    await settled();
    before.server.last.answers['Start'] = () => new Promise(() => undefined);
    before.client.start(form);
    await settled();
    const { client, server, texts } = arrange(undefined, before.local);
    client.connect();
    await settled();
    expect(texts()).toEqual(['Where is my parcel?']);
    const asked = before.server.last.calls.find((call) => call.method === 'Start')?.args;
    expect(server.last.calls.find((call) => call.method === 'Start')?.args).toEqual(asked);
    expect(arrange(undefined, before.local).memory.start).toBeNull();
  });

  it('asks no question that was left without an answer long ago', async () => {
    const before = arrange();
    before.client.start(form);
    await vi.advanceTimersByTimeAsync(600_001);
    const { client, server, local } = arrange(undefined, before.local);
    client.connect();
    await settled();
    expect(server.starts.size).toBe(0);
    expect(local.keys().some((key) => key.endsWith('.start'))).toBe(false);
  });

  it('goes on asking on the page where the visitor waits, however long it takes', async () => {
    const { client, server, texts } = arrange();
    client.start(form);
    await vi.advanceTimersByTimeAsync(600_001);
    client.connect();
    await settled();
    expect(server.starts.size).toBe(1);
    expect(texts()).toEqual(['Where is my parcel?']);
  });

  it('comes back to the chat after a reload', async () => {
    const first = arrange();
    first.client.connect();
    await settled();
    first.client.start(form);
    await settled();
    const second = arrange(first.server, first.local);
    second.client.connect();
    await settled();
    expect(second.texts()).toEqual(['Where is my parcel?']);
    expect([first.client.state.historyUpTo, second.client.state.historyUpTo]).toEqual([0, 1]);
  });

  it('asks for what is missing when it sees a gap', async () => {
    const { client, server, texts } = arrange();
    client.connect();
    await settled();
    client.start(form);
    await settled();
    server.log.push(message(2, 'two'), message(3, 'three'));
    server.last.push('Events', { sessionId: 's1', events: [server.log[2]] });
    await settled();
    expect(server.last.calls.filter((call) => call.method === 'Sync').map((call) => call.args)).toEqual([[1]]);
    expect(texts()).toEqual(['Where is my parcel?', 'two', 'three']);
  });

  it('catches up again at once with what was announced while it did', async () => {
    const { client, server, texts } = arrange();
    client.connect();
    await settled();
    client.start(form);
    await settled();
    const now = server.last.answers['Sync']!;
    let late: () => void = () => undefined;
    server.last.answers['Sync'] = (after: never) => {
      const old = now(after);
      return new Promise((resolve) => {
        late = () => resolve(old);
      });
    };
    server.last.push('Resync');
    await settled();
    server.last.answers['Sync'] = now;
    server.log.push(message(2, 'two'), message(3, 'three'));
    server.last.push('Events', { sessionId: 's1', events: [server.log[2]] });
    late();
    await settled();
    expect(texts()).toEqual(['Where is my parcel?', 'two', 'three']);
  });

  it('shows what came while the connection was away, once', async () => {
    const { client, server, texts } = arrange();
    client.connect();
    await settled();
    client.start(form);
    await settled();
    server.last.drop();
    server.log.push(message(2, 'while away'));
    await vi.advanceTimersByTimeAsync(2_000);
    server.last.push('Events', { sessionId: 's1', events: [server.log[1]] });
    await settled();
    expect(texts()).toEqual(['Where is my parcel?', 'while away']);
  });

  it('puts a chat away whose token is refused, and says why', async () => {
    const { client, server, memory } = arrange();
    memory.chat = { token: 'old', sessionId: 's0' };
    server.tokenRefused = true;
    client.connect();
    await settled();
    expect(memory.chat).toBeNull();
    expect(client.state.refusal?.code).toBe('access.tokenInvalid');
  });

  it('names the setting to whoever looks into the browser\'s console when the website may not show the chat', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    const { client, server } = arrange();
    client.connect();
    server.last.answers['Hello'] = () => ({
      refused: { code: 'access.originNotAllowed', text: 'no', details: { origin: 'https://elsewhere.example' } },
    });
    await settled();
    expect(client.state.connectionRefusal?.code).toBe('access.originNotAllowed');
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/https:\/\/elsewhere\.example .*Allowed origins/));
    warn.mockRestore();
  });

  it('follows a chat that another tab began', async () => {
    const { client, memory, server, texts } = arrange();
    client.connect();
    await settled();
    server.log.push(message(1, 'from the other tab', 'customer'));
    memory.chat = { token: 't1', sessionId: 's1' };
    client.followOtherTab();
    await settled();
    expect(texts()).toEqual(['from the other tab']);
  });

  it('misses nothing that came between the reading and the answer of a start', async () => {
    const { client, server, texts } = arrange();
    client.connect();
    await settled();
    const answer = server.last.answers['Start'] as (start: unknown) => unknown;
    server.last.answers['Start'] = ((start: unknown) => {
      const read = answer(start);
      server.log.push(message(2, 'quick as a bot'));
      server.last.push('Events', { sessionId: 's1', events: [server.log[1]] });
      return read;
    }) as (...args: never[]) => unknown;
    client.start(form);
    await settled();
    expect(texts()).toEqual(['Where is my parcel?', 'quick as a bot']);
  });

  it('says on the next connection what was read while there was none', async () => {
    const { client, server } = arrange();
    client.connect();
    await settled();
    client.start(form);
    await settled();
    server.log.push(message(2, 'hi'));
    server.last.push('Events', { sessionId: 's1', events: [message(2, 'hi')] });
    server.last.drop();
    client.seen();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.sockets).toHaveLength(2);
    expect(server.last.calls.filter((call) => call.method === 'MarkRead').map((call) => call.args)).toEqual([[2]]);
  });

  it('says that it types, and with a message nothing more: the next key says it anew', async () => {
    const { client, server } = arrange();
    client.connect();
    await settled();
    client.start(form);
    await settled();
    const from = server.last.calls.length;
    client.typed('My order');
    client.write('My order 4711');
    await vi.advanceTimersByTimeAsync(10_000);
    client.typed('A');
    const said = server.last.calls.slice(from).filter((call) => call.method !== 'Sync'); // The test pushes no event for what was sent.
    expect(said.map((call) => [call.method, call.args[0]])).toEqual([
      ['Typing', true], ['Send', { messageId: expect.any(String) as string, text: 'My order 4711' }], ['Typing', true],
    ]);
    client.typed('');
    expect(server.last.calls.at(-1)).toEqual({ method: 'Typing', args: [false, null] });
  });

  it('shows no agent typing once their message is there, also where an older console says so afterwards', async () => {
    const { client, server } = arrange();
    client.connect();
    await settled();
    client.start(form);
    await settled();
    server.last.push('Typing', { sessionId: 's1', by: { kind: 'agent' }, active: true });
    expect(client.state.agentTypes).toBe(true);
    server.last.push('Events', { sessionId: 's1', events: [message(2, 'hi')] });
    expect(client.state.agentTypes).toBe(false);
    server.last.push('Typing', { sessionId: 's1', by: { kind: 'agent' }, active: false });
    expect(client.state.agentTypes).toBe(false);
  });

  it('counts what was not seen, and tells the server when it was', async () => {
    const { client, server } = arrange();
    client.connect();
    await settled();
    client.start(form);
    await settled();
    server.last.push('Events', { sessionId: 's1', events: [message(2, 'hi')] });
    expect(client.unread).toBe(1);
    client.seen();
    expect(client.unread).toBe(0);
    expect(server.last.calls.at(-1)).toEqual({ method: 'MarkRead', args: [2] });
  });

  it('misses nothing that was pushed before it heard that the log starts over', async () => {
    const { client, server, texts } = arrange();
    client.connect();
    await settled();
    client.start(form);
    await settled();
    server.last.push('Events', { sessionId: 's1', events: [message(2, 'lost'), message(3, 'lost too')] });
    server.last.answers['Sync'] = (after: number) => {
      const answer = { ok: { log: server.page(after) } };
      if (server.log.length === 1) {
        server.log.push(message(2, 'new'));
        server.last.push('Events', { sessionId: 's1', events: [message(2, 'new')] });
      }
      return answer;
    };
    server.last.push('Resync');
    await settled();
    expect(texts()).toEqual(['Where is my parcel?', 'new']);
    expect(client.state.historyUpTo).toBe(1);
    expect(server.last.calls.filter(({ method }) => method === 'Sync')).toHaveLength(2);
  });

  it('leaves nothing of a chat that is put away, but gives back what could not be sent', async () => {
    const { client, server, local } = arrange();
    client.connect();
    await settled();
    client.start(form);
    await settled();
    server.last.answers['Send'] = () => ({ refused: { code: 'chat.ended', text: 'over' } });
    client.write('One more thing');
    await vi.advanceTimersByTimeAsync(1_000);
    client.write('and another');
    await settled();
    client.typed('Also');
    client.startOver();
    await settled();
    expect(local.keys()).toEqual(['orleans-chat.c1.visitor']);
    expect(client.memory.draft).toBe('One more thing\nand another\nAlso');
  });

  it('keeps what is written over a reload, until it is sent', async () => {
    const { client, server, local, tab } = arrange();
    client.connect();
    await settled();
    client.start(form);
    await settled();
    client.typed('My order 47');
    const reloaded = arrange(server, local, tab).client;
    expect(reloaded.memory.draft).toBe('My order 47');
    reloaded.connect();
    await settled();
    reloaded.write('My order 4711');
    expect(reloaded.memory.draft).toBe('');
  });
});
