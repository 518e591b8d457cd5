import { describe, expect, it, vi } from 'vitest';
import { message } from '../../shared/tests/fakes';
import { useAgent } from '../src/features/agent/store';
import { arrange, onFakeServer, row, settled } from './agentServer';

describe('AgentClient, accepting', () => {
  onFakeServer();

  it('shows an accepted chat from the answer, without asking for its log', async () => {
    const { client, log, texts, last } = arrange();
    client.start();
    await settled();
    const from = last().calls.length;
    last().answers['Accept'] = () => ({
      ok: { ...row, log: { sessionId: 's1', status: 'customerLast', lastSeq: 1, more: false, events: [...log] } },
    });
    expect(await client.accept('s1')).toMatchObject({ id: 's1' });
    await client.threads.open('s1');
    last().push('Events', { sessionId: 's1', events: [message(2, 'and more', 'customer')] });
    expect(texts()).toEqual(['hello', 'and more']);
    expect(useAgent.getState().listening).toEqual({ s1: false });
    expect(useAgent.getState().rows['s1']).not.toHaveProperty('log');
    expect(last().calls.slice(from).map((call) => call.method)).toEqual(['Accept']);
    await client.threads.open('s1');
    expect(last().calls.at(-1)?.method).toBe('Open');
    client.stop();
  });

  it('asks for the log of an accepted chat where the server of a release before has not answered it', async () => {
    const { client, texts, last } = arrange();
    client.start();
    await settled();
    const from = last().calls.length;
    last().answers['GetNext'] = () => ({ ok: row });
    await client.getNext(null);
    await client.threads.open('s1');
    expect(texts()).toEqual(['hello']);
    expect(last().calls.slice(from).map((call) => call.method)).toEqual(['GetNext', 'Open']);
    client.stop();
  });

  it('misses nothing that was told before an accepted chat was answered', async () => {
    const { client, log, texts, last } = arrange();
    client.start();
    await settled();
    last().answers['Accept'] = () => {
      const answer = { sessionId: 's1', status: 'customerLast', lastSeq: 1, more: false, events: [...log] };
      log.push(message(2, 'quick as a bot', 'customer'));
      last().push('Events', { sessionId: 's1', events: [log[1]] });
      return { ok: { ...row, log: answer } };
    };
    await client.accept('s1');
    await client.threads.open('s1');
    expect(texts()).toEqual(['hello', 'quick as a bot']);
    client.stop();
  });

  it('asks for the log of an accepted chat again on a new connection', async () => {
    const { client, log, texts, last } = arrange();
    client.start();
    await settled();
    last().answers['Accept'] = () => ({
      ok: { ...row, log: { sessionId: 's1', status: 'customerLast', lastSeq: 1, more: false, events: [...log] } },
    });
    await client.accept('s1');
    last().drop();
    log.push(message(2, 'while away', 'customer'));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(texts()).toEqual(['hello', 'while away']);
    client.stop();
  });
});

describe('AgentClient, typing', () => {
  onFakeServer();

  it('says that it types, and with a message nothing more: the next key says it anew', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    await client.threads.open('s1');
    const from = last().calls.length;
    client.typed('s1', 'On');
    client.write('s1', 'On its way');
    await vi.advanceTimersByTimeAsync(10_000);
    client.typed('s1', 'A');
    expect(last().calls.slice(from).map((call) => [call.method, call.args.at(-1)])).toEqual([
      ['Typing', true], ['Send', { sessionId: 's1', messageId: expect.any(String) as string, text: 'On its way' }], ['Typing', true],
    ]);
    client.stop();
  });

  it('says that it stopped where nothing was written after all', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    client.typed('s1', 'On');
    client.typed('s1', '');
    client.typed('s1', '');
    expect(last().calls.filter((call) => call.method === 'Typing').map((call) => call.args)).toEqual([['s1', true], ['s1', false]]);
    client.stop();
  });

  it('shows no customer typing once their message is there, also where an older page says so afterwards', async () => {
    const { client, last } = arrange();
    client.start();
    await settled();
    last().push('Typing', { sessionId: 's1', by: { kind: 'customer' }, active: true, preview: 'tha' });
    expect(useAgent.getState().typing).toEqual({ s1: 'tha' });
    last().push('Events', { sessionId: 's1', events: [message(2, 'thanks', 'customer')] });
    expect(useAgent.getState().typing).toEqual({});
    last().push('Typing', { sessionId: 's1', by: { kind: 'customer' }, active: false });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(useAgent.getState().typing).toEqual({});
    client.stop();
  });
});
