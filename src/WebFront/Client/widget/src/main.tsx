import { renewal, signalRSockets } from '@orleans-chat/shared';
import type { WidgetMount } from '@orleans-chat/shared/mount';
import { Controller } from './controller';
import { VisitorClient } from './visitor/client';
import { VisitorMemory } from './visitor/memory';
import { tellUnreachable } from './visitor/unreachable';

/** Called once by the loader, at the visitor's first click or to restore a chat. */
export function mount(options: WidgetMount): void {
  const memory = new VisitorMemory(options.channel);
  const url = new URL('hubs/visitor', options.base).href;
  const renew = options.again && renewal(memory.tab, 'orleans-chat.renewed', () => options.again!(() => client.retire()));
  const client: VisitorClient = new VisitorClient(options.channel, signalRSockets(url, false), memory, undefined, renew);
  tellUnreachable(client, url);
  // The loader looks only whether something is there, not how old it is.
  new Controller(options, client, memory).begin(memory.chat !== null || memory.start !== null);
}
