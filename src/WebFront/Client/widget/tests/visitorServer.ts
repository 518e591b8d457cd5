import { vi } from 'vitest';
import { memoryStorage, type EventView, type EventsPage, type VisitorChat, type VisitorWelcome } from '@orleans-chat/shared';
import { FakeSocket, look, message } from '../../shared/tests/fakes';
import { VisitorClient } from '../src/visitor/client';
import { VisitorMemory } from '../src/visitor/memory';
import { emptyForm } from '../src/visitor/startForm';

export const settled = () => vi.advanceTimersByTimeAsync(0);

/** A server with one chat: a log that all connections share. */
export class FakeServer {
  readonly sockets: FakeSocket[] = [];
  readonly log: EventView[] = [];
  readonly starts = new Set<string>();
  loseStartAnswer = false;
  tokenRefused = false;

  readonly connect = (): FakeSocket => {
    const socket = new FakeSocket();
    const chat = (after: number): VisitorChat => ({ token: 't1', readByAgent: 0, queue: { position: 2 }, log: this.page(after) });
    socket.answers['Hello'] = ({ token, afterSeq }: { token: string | null; afterSeq: number }): { ok: VisitorWelcome } => ({
      ok: {
        channel: look,
        availability: { open: true, reason: 'none', agents: 1, waiting: 0 },
        chat: token && !this.tokenRefused ? chat(afterSeq) : null,
        tokenRefused: token && this.tokenRefused ? { code: 'access.tokenInvalid', text: 'no' } : null,
      },
    });
    socket.answers['Start'] = ({ messageId, question }: { messageId: string; question: string }) => {
      if (!this.starts.has(messageId)) {
        this.starts.add(messageId);
        this.log.push(message(this.log.length + 1, question, 'customer', messageId));
      }
      if (this.loseStartAnswer) {
        this.loseStartAnswer = false;
        socket.drop();
        throw new Error('connection lost');
      }
      return { ok: chat(0) };
    };
    socket.answers['Send'] = () => ({ ok: { seq: this.log.length + 1, at: '2026-01-01T00:00:00Z' } });
    socket.answers['MarkRead'] = () => ({ ok: {} });
    socket.answers['Sync'] = (after: number) => ({ ok: { log: this.page(after) } });
    this.sockets.push(socket);
    return socket;
  };

  page(after: number): EventsPage {
    const startOver = after > this.log.length;
    return {
      sessionId: 's1', status: 'inQueue', lastSeq: this.log.length, more: false, startOver,
      events: this.log.slice(startOver ? 0 : after),
    };
  }

  get last(): FakeSocket {
    return this.sockets.at(-1)!;
  }
}

export function arrange(server = new FakeServer(), local = memoryStorage(), tab = memoryStorage()) {
  const memory = new VisitorMemory('c1', local, tab);
  const client = new VisitorClient('c1', server.connect, memory, () => () => undefined);
  const texts = () => client.state.thread?.conversation.messages.map((m) => m.text);
  return { server, memory, local, tab, client, texts };
}

export const form = { ...emptyForm, name: 'Kari', email: 'kari@example.com', question: 'Where is my parcel?' };
