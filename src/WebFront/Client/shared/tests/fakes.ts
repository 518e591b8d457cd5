import type { AuthorKind, WidgetConfig, EventView } from '../src/contracts';
import type { Socket } from '../src/socket';

/** A hub connection whose server is the test. */
export class FakeSocket implements Socket {
  readonly calls: { method: string; args: unknown[] }[] = [];
  readonly answers: Record<string, (...args: never[]) => unknown> = {
    Drafts: () => ({ ok: { drafts: [] } }), SaveDraft: () => ({ ok: { version: 1 } }), Starred: () => ({ ok: { chats: [] } }),
  };
  startFails = false;
  stopped = false;
  readonly #handlers: Record<string, (...args: never[]) => void> = {};
  #closed: (error?: Error) => void = () => undefined;

  start(): Promise<void> {
    return this.startFails ? Promise.reject(new Error('refused')) : Promise.resolve();
  }

  stop(): Promise<void> {
    this.stopped = true;
    return Promise.resolve();
  }

  async invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    this.calls.push({ method, args });
    return (await this.answers[method]?.(...(args as never[]))) as T;
  }

  on(method: string, handler: (...args: never[]) => void): void {
    this.#handlers[method] = handler;
  }

  onClosed(handler: (error?: Error) => void): void {
    this.#closed = handler;
  }

  push(method: string, ...args: unknown[]): void {
    this.#handlers[method]?.(...(args as never[]));
  }

  drop(error?: Error): void {
    this.#closed(error);
  }
}

/** A message event of the log. */
export function message(seq: number, text: string, kind: AuthorKind = 'agent', messageId: string | null = null): EventView {
  return { seq, at: `2026-01-01T00:00:${String(seq).padStart(2, '0')}Z`, type: 'message', text, messageId, by: { kind, name: 'Ann' } };
}

const plain = { background: null, text: null };

/** A channel with nothing special about it. */
export const look: WidgetConfig = {
  id: 'c1', header: 'Chat', color: '#0a6e5c', language: 'en', typingPreview: false,
  style: { theme: 'auto', badge: plain, button: plain, customerMessage: plain, agentMessage: plain, font: null, fontSize: 15, logo: null },
  texts: { header: null, message: null, queueMessage: null },
  preChat: { message: null, fields: { name: 'optional', email: 'optional', company: 'hidden', phone: 'hidden', country: 'hidden' } },
  offline: { header: null, message: null }, postChat: null, deleteSeconds: null,
};
