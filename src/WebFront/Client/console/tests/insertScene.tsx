import type { ReplyLibrary } from '@orleans-chat/shared';
import { act } from 'react';
import { expect } from 'vitest';
import { AgentContext } from '../src/features/agent/useClient';
import { Composer } from '../src/features/chats/Composer';
import { Toasts } from '../src/ui/toasts';
import { arrange, row as someRow } from './agentServer';
import { answers, labelled, place, show, waitFor } from './screen';

export const AT = '2026-11-30T10:00:00Z';
export const row = { ...someRow, agentId: 'a1', customerName: 'Kari Nordmann', language: 'nb-NO' };

export const library: ReplyLibrary = {
  templates: [
    {
      id: 't1', folder: 'Delivery/Delays', name: 'Late parcel', version: 1,
      texts: [{ language: 'en', text: 'Sorry, {firstName}.' }, { language: 'nb', text: 'Beklager, {firstName}. Sak {requestId}.' }],
    },
    { id: 't2', folder: 'Delivery', name: 'Delivery times', version: 1, texts: [{ language: 'en', text: 'Two days.' }] },
  ],
  quickReplies: [
    { id: 'q1', name: 'Thanks', text: 'Thank you!', shortcut: 'ty', editable: true, version: 1 },
    { id: 'q2', channelId: row.channelId, name: 'Open', text: 'We open at nine.', shortcut: null, editable: false, version: 1 },
    { id: 'q3', channelId: 'another', name: 'Elsewhere', text: 'Of another channel.', shortcut: null, editable: false, version: 1 },
  ],
  uses: [
    { kind: 'quickReply', id: 'q2', count: 7, lastAt: AT, favourite: false },
    { kind: 'template', id: 't1', count: 2, lastAt: AT, favourite: true },
  ],
  timeZones: { [row.channelId]: 'Pacific/Kiritimati' },
};

export const area = () => place.querySelector('textarea')!;
export const menu = () => place.querySelector('[role="listbox"]');
export const chosen = () => place.querySelector('[role="option"][aria-selected="true"] bdi')?.textContent;

export async function arranged(replies = library) {
  const { client, last } = arrange();
  const server = answers(['GET /api/replies', replies]);
  client.start();
  await show(<AgentContext.Provider value={client}><Composer row={row} name="Kari" /><Toasts /></AgentContext.Provider>);
  await waitFor(() => expect(labelled('Insert (/)')).not.toBeNull());
  await waitFor(() => expect(server.fetch).toHaveBeenCalled());
  await act(async () => area().focus());
  return { client, server, sent: () => last().calls.filter(({ method }) => method === 'Send').map(({ args }) => args[0]) };
}

export async function write(text: string) {
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(area(), text);
    area().setSelectionRange(text.length, text.length);
    area().dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export const press = async (key: string, init: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
  await act(async () => {
    (document.activeElement ?? area()).dispatchEvent(event);
  });
  return event;
};
