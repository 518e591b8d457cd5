import { renewal, signalRSockets } from '@orleans-chat/shared';
import type { WidgetMount } from '@orleans-chat/shared/mount';
import { Controller } from './controller';
import { VisitorClient } from './visitor/client';
import { VisitorMemory } from './visitor/memory';
import { tellUnreachable } from './visitor/unreachable';

/** Called once by the loader, at the visitor's first click or to restore a chat. */
export function mount(options: WidgetMount): () => void {
  const memory = new VisitorMemory(options.channel);
  const url = new URL('hubs/visitor', options.base).href;
  const renew = renewal(memory.tab, 'orleans-chat.renewed', () => fetchAgain(options));
  const client = new VisitorClient(options.channel, signalRSockets(url, false), memory, undefined, renew);
  tellUnreachable(client, url);
  // The loader looks only whether something is there, not how old it is.
  new Controller(options, client, memory).begin(memory.chat !== null || memory.start !== null);
  return () => client.retire();
}

/** The script, past every cache: it puts a newer widget in this one's place. Nothing changes where it cannot be had. */
function fetchAgain({ base, channel }: WidgetMount): void {
  const fresh = document.createElement('script');
  fresh.src = `${base}widget.js?channel=${channel}&again=${Date.now()}`;
  fresh.nonce = document.querySelector<HTMLScriptElement>(`script[src^="${base}"]`)?.nonce ?? '';
  fresh.dataset['again'] = '';
  document.head.append(fresh);
}
