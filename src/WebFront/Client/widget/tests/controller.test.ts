import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '@orleans-chat/shared';
import { FakeSocket, look, message } from '../../shared/tests/fakes';
import { Controller } from '../src/controller';
import { VisitorClient } from '../src/visitor/client';
import { VisitorMemory } from '../src/visitor/memory';

const open = { open: true, reason: 'none', agents: 1, waiting: 0 };

describe('the badge in a tab where the window is closed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  it('says that the chat of another tab goes on, for as long as it does', async () => {
    const memory = new VisitorMemory('c1', memoryStorage(), memoryStorage());
    memory.chat = { token: 't1', sessionId: 's1' };
    const socket = new FakeSocket();
    const events = [message(1, 'Anybody?', 'customer')];
    const log = { sessionId: 's1', status: 'inQueue', lastSeq: 1, more: false, events };
    socket.answers['Hello'] = () => ({
      ok: { channel: look, availability: open, chat: { token: 't1', readByAgent: 0, queue: { position: 1 }, log } },
    });
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const badge = root.appendChild(document.createElement('button'));
    badge.innerHTML = '<span class="oc-label">Chat</span><span class="oc-count"></span>';
    const client = new VisitorClient('c1', () => socket, memory, () => () => undefined);
    new Controller({ channel: 'c1', base: 'https://chat.example/', root, badge, look: null, open: false }, client, memory).begin();
    await vi.advanceTimersByTimeAsync(10);
    expect([badge.hasAttribute('data-going'), badge.getAttribute('aria-label')]).toEqual([true, 'Chat, your chat goes on']);

    socket.push('Events', { sessionId: 's1', events: [{ ...message(2, ''), type: 'ended', status: 'closed', reason: 'byAgent' }] });
    await vi.advanceTimersByTimeAsync(10);
    expect([badge.hasAttribute('data-going'), badge.getAttribute('aria-label')]).toEqual([false, null]);
    client.disconnect();
  });
});
