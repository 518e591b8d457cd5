import { createBadge } from '@orleans-chat/loader/badge';
import { memoryStorage, type WidgetConfig, type Socket } from '@orleans-chat/shared';
import { Controller } from '@orleans-chat/widget/controller';
import { VisitorClient } from '@orleans-chat/widget/visitor/client';
import { VisitorMemory } from '@orleans-chat/widget/visitor/memory';
import { availabilityOf, chatOf, type PreviewAgent, type Scene } from './scene';

/** One performance of the widget: the real one, with a server that answers what the scene needs. */
export class Stage {
  readonly #host: HTMLElement;
  readonly #client: VisitorClient;
  readonly #handlers = new Map<string, (...args: never[]) => void>();

  constructor(scene: Scene, look: WidgetConfig, agent: PreviewAgent) {
    const answers: Record<string, () => unknown> = {
      Hello: () => ({ channel: look, availability: availabilityOf(scene), chat: chatOf(scene, look, agent) }),
      Sync: () => ({ log: chatOf(scene, look, agent)?.log }),
    };
    const socket: Socket = {
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
      invoke: <T>(method: string) => Promise.resolve({ ok: answers[method]?.() ?? {} } as T),
      on: (method, handler) => void this.#handlers.set(method, handler),
      onClosed: () => undefined,
    };
    const embed = {
      channel: look.id,
      header: look.header,
      color: look.color,
      language: look.language,
      badge: look.style.badge,
      font: look.style.font,
      gone: false,
    };
    const { host, root, button } = createBadge(look.header, embed);
    this.#host = host;
    const memory = new VisitorMemory(look.id, memoryStorage(), memoryStorage());
    this.#client = new VisitorClient(look.id, () => socket, memory, () => () => undefined);
    document.body.append(host);
    new Controller(
      { channel: look.id, base: new URL('/', location.href).href, root, badge: button, look: embed, open: scene !== 'badge' },
      this.#client,
      memory,
    ).begin();
  }

  /** The way of every change to an open window. */
  show(look: WidgetConfig): void {
    (this.#handlers.get('Channel') as ((look: WidgetConfig) => void) | undefined)?.(look);
  }

  leave(): void {
    this.#client.disconnect();
    this.#host.remove();
  }
}
