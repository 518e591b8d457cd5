import { signalRSockets } from '@orleans-chat/shared';
import type { WidgetMount } from '@orleans-chat/shared/mount';
import { Controller } from './controller';
import { VisitorClient } from './visitor/client';
import { VisitorMemory } from './visitor/memory';
import { tellUnreachable } from './visitor/unreachable';

/** Called once by the loader, at the visitor's first click or to restore a chat. */
export function mount(options: WidgetMount): void {
  const memory = new VisitorMemory(options.channel);
  const url = new URL('hubs/visitor', options.base).href;
  const client = new VisitorClient(options.channel, signalRSockets(url, false), memory);
  tellUnreachable(client, url);
  // The loader looks only whether something is there, not how old it is.
  new Controller(options, client, memory).begin(memory.chat !== null || memory.start !== null);
}
