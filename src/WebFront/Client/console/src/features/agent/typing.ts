import { TypingSender, TypingShown, type EventsPush, type TypingPush } from '@orleans-chat/shared';
import type { StoreApi } from 'zustand';
import type { AgentState } from './store';
import { without } from './without';

/** Who types in which chat: what this browser tells of its agent, and what it shows of customers. */
export class ChatTyping {
  readonly #store: StoreApi<AgentState>;
  readonly #tell: (sessionId: string, active: boolean) => void;
  readonly #senders = new Map<string, TypingSender>();
  readonly #shown = new Map<string, TypingShown>();

  constructor(store: StoreApi<AgentState>, tell: (sessionId: string, active: boolean) => void) {
    this.#store = store;
    this.#tell = tell;
  }

  typed(sessionId: string): void {
    const sender = this.#senders.get(sessionId) ?? new TypingSender((active) => this.#tell(sessionId, active));
    this.#senders.set(sessionId, sender);
    sender.typed();
  }

  /** Nothing is written any more, and nothing was sent. */
  stopped(sessionId: string): void {
    this.#senders.get(sessionId)?.stopped();
  }

  /** A message goes, which says so itself. */
  wrote(sessionId: string): void {
    this.#senders.get(sessionId)?.wrote();
  }

  told({ sessionId, by, active, preview }: TypingPush): void {
    if (by.kind === 'customer') {
      const shown = this.#shown.get(sessionId) ?? new TypingShown((on) => on || this.#show(sessionId, null));
      this.#shown.set(sessionId, shown);
      shown.notified(active);
      this.#show(sessionId, active ? (preview ?? '') : null);
    }
  }

  /** Once the customer's message is there, they do not type it any more. */
  heard({ sessionId, events }: EventsPush): void {
    if (events.some(({ type, by }) => type === 'message' && by?.kind === 'customer')) {
      this.#shown.get(sessionId)?.notified(false);
    }
  }

  #show(sessionId: string, words: string | null): void {
    this.#store.setState(({ typing }) => ({
      typing: words === null ? without(typing, sessionId) : { ...typing, [sessionId]: words },
    }));
  }
}
