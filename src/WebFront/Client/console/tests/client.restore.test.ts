import { describe, expect, it, vi } from 'vitest';
import { message } from '../../shared/tests/fakes';
import { useAgent } from '../src/features/agent/store';
import { arrange, onFakeServer, row, settled } from './agentServer';

describe('AgentClient', () => {
  onFakeServer();

  it('reads chats and rows anew when an older copy of the database was put back', async () => {
    const { client, log, last, texts } = arrange();
    log.push(message(2, 'kept', 'customer'), message(3, 'lost', 'customer'));
    client.start();
    await settled();
    last().push('Chat', { ...row, seq: 3, lastMessage: 'lost' });
    last().push('Chat', { ...row, id: 's2', seq: 5 });
    await client.threads.open('s1');
    expect(texts()).toEqual(['hello', 'kept', 'lost']);
    log.splice(2);
    last().drop();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(texts()).toEqual(['hello', 'kept']);
    expect(Object.values(useAgent.getState().rows)).toEqual([row]);
    client.stop();
  });

  it('reads the row anew too where the heartbeat tells that the log starts over', async () => {
    const { client, log, last, texts } = arrange();
    log.push(message(2, 'kept', 'customer'), message(3, 'lost', 'customer'));
    client.start();
    await settled();
    last().push('Chat', { ...row, seq: 3, lastMessage: 'lost' });
    await client.threads.open('s1');
    log.splice(2);
    last().push('Resync');
    await settled();
    expect(texts()).toEqual(['hello', 'kept']);
    expect(useAgent.getState().rows).toEqual({ s1: row });
    client.stop();
  });
});
