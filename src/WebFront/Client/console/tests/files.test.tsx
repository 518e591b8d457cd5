import type { FileView, SessionRow } from '@orleans-chat/shared';
import { Modal } from '@mantine/core';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket, message } from '../../shared/tests/fakes';
import { requestsGoTo } from '../../shared/tests/files/fakeRequest';
import { UploadServer } from '../../shared/tests/files/uploadServer';
import { AgentClient } from '../src/features/agent/client';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { AgentContext } from '../src/features/agent/useClient';
import { Chats } from '../src/features/chats/Chats';
import { setMode } from '../src/features/chats/notes/modes';
import { showChat } from '../src/features/chats/view';
import { DropArea } from '../src/features/files';
import { forgetFiles } from '../src/features/files/unsent';
import { PastLog } from '../src/features/history/PastLog';
import { Toasts } from '../src/ui/toasts';
import { answer, button, click, labelled, onScreen, place, show, shown, waitFor } from './screen';

const at = '2026-01-01T10:00:00Z';
const row: SessionRow = {
  id: 's1', channelId: 'c1', seq: 1, status: 'agentLast', agentId: 'a1', unread: 0, messageCount: 1, readByCustomer: 0, readByAgent: 1,
  requestedAt: at, lastActivityAt: at, customerName: 'Kari',
};
const channel = { id: 'c1', name: 'Shop', permissions: ['respond'], files: { maxBytes: 1_048_576, extensions: ['.png', '.pdf'] } };
const me = { id: 'a1', name: 'Ann', presence: 'away', administrator: false, channels: [channel] };
const kayak: FileView = { id: 'f1', name: 'kayak.png', group: 'image', mediaType: 'image/png', length: 2_048, width: 400, height: 300 };
const paper: FileView = { id: 'f2', name: 'paper.pdf', group: 'document', mediaType: 'application/pdf', length: 3_500_000 };
const file = (name: string, size = 10) => new File([new Uint8Array(size)], name, { type: 'image/png', lastModified: 1 });

let client: AgentClient;
let socket: FakeSocket;
let server: UploadServer;

async function arrange(agent: object = me, events = [message(1, 'hello', 'customer')]) {
  const log = { sessionId: 's1', status: 'agentLast', lastSeq: events.length, more: false, events };
  socket = new FakeSocket();
  Object.assign(socket.answers, {
    Hello: () => ({ ok: { me: agent, chats: [row], boards: [], serverTime: at, failedBoards: [], failedChats: [] } }),
    MarkRead: () => ({ ok: {} }),
    Board: () => ({ refused: { code: 'channel.notFound', text: 'no' } }),
    FormerChannel: () => ({ refused: { code: 'channel.notFound', text: 'no' } }),
    Open: () => ({ ok: { row, listening: false, log } }),
    Send: () => ({ ok: { seq: 2, at } }),
    SendFile: () => ({ ok: { seq: 3, at } }),
  });
  client = new AgentClient(useAgent, () => socket, () => () => undefined);
  client.start();
  await show(<AgentContext.Provider value={client}><Chats /></AgentContext.Provider>);
  await waitFor(() => expect(shown()).toContain('hello'));
}

const lines = () => [...place.querySelectorAll('.upload-words')].map((each) => each.textContent);

const pick = (...files: File[]) => act(async () => {
  const input = place.querySelector<HTMLInputElement>('input[type=file]')!;
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
});

/** Answers whether the browser is kept from doing what it does. */
async function happen(type: string, on: Element, data: object): Promise<boolean> {
  const event = Object.assign(
    new Event(type, { bubbles: true, cancelable: true }), type === 'paste' ? { clipboardData: data } : { dataTransfer: data },
  );
  await act(async () => void on.dispatchEvent(event));
  return event.defaultPrevented;
}

const composer = () => labelled('Message to Kari') as HTMLTextAreaElement;
const called = (method: string) => socket.calls.filter((call) => call.method === method).map(({ args }) => args[0]);

onScreen();

describe('files in the composer', () => {
  beforeEach(() => {
    sessionStorage.clear();
    answer(200, { chats: [], quickReplies: [], templates: [], uses: [], timeZones: {} });
    server = new UploadServer();
    requestsGoTo(server);
    useAgent.setState(initialAgentState, true);
    showChat('s1');
  });
  afterEach(async () => {
    await act(async () => {
      setMode('s1', 'reply');
      forgetFiles();
      client.stop();
    });
  });

  it('can be added only where the channel takes them', async () => {
    await arrange({ ...me, channels: [{ ...channel, files: null }] });
    expect(labelled('Add files')).toBeNull();
  });

  it('are uploaded at once, and are messages of their own when the agent sends', async () => {
    await arrange();
    await pick(file('kayak.png'), file('paddle.png'));
    await waitFor(() => expect(lines()).toEqual(['kayak.png10 byte · Ready to send', 'paddle.png10 byte · Ready to send']));
    expect(called('SendFile')).toEqual([]);
    await click(labelled('Send'));
    await waitFor(() => expect(called('SendFile')).toMatchObject([{ sessionId: 's1', fileId: '1' }, { sessionId: 's1', fileId: '2' }]));
    expect(called('Send')).toEqual([]);
    expect(lines()).toEqual([]);
  });

  it('are refused in the server\'s words before anything of them leaves', async () => {
    await arrange();
    await pick(file('program.exe'), file('huge.png', 1_048_577));
    await waitFor(() => expect(lines()).toHaveLength(2));
    expect(lines()[0]).toContain('Files of this kind cannot be sent here.');
    expect(lines()[1]).toContain('at most 1 MB');
    expect(server.asked).toEqual([]);
    await click(labelled('Remove program.exe'));
    expect(lines()).toHaveLength(1);
  });

  it('come from the clipboard, but not with text that was copied', async () => {
    await arrange();
    expect(await happen('paste', composer(), { types: ['text/plain', 'Files'], files: [file('words.png')] })).toBe(false);
    expect(await happen('paste', composer(), { types: ['Files'], files: [file('image.png')] })).toBe(true);
    await waitFor(() => expect(lines()).toEqual(['image.png10 byte · Ready to send']));
  });

  it('can be let go on the conversation', async () => {
    await arrange();
    const log = place.querySelector('[role=log]')!;
    expect(await happen('dragover', log, { types: ['text/plain'] })).toBe(false);
    const dragged = { types: ['Files'], dropEffect: '' };
    expect(await happen('dragover', log, dragged)).toBe(true);
    const drag = setInterval(() => void happen('dragover', log, dragged), 200); // As browsers do.
    await waitFor(() => expect(shown()).toContain('Drop files here to send them to the customer'));
    clearInterval(drag);
    expect(dragged.dropEffect).toBe('copy');
    await happen('drop', log, { types: ['Files'], files: [file('kayak.png')] });
    await waitFor(() => expect(lines()).toEqual(['kayak.png10 byte · Ready to send']));
    expect(shown()).not.toContain('Drop files here');
  });

  it('are not taken for a note, and the page is not left for them', async () => {
    await arrange();
    await act(async () => setMode('s1', 'note'));
    const log = place.querySelector('[role=log]')!;
    const dragged = { types: ['Files'], dropEffect: '' };
    expect(await happen('dragover', log, dragged)).toBe(true);
    const drag = setInterval(() => void happen('dragover', log, dragged), 200);
    await waitFor(() => expect(shown()).toContain('Files cannot be sent from here'));
    clearInterval(drag);
    expect(dragged.dropEffect).toBe('none');
    expect(await happen('drop', log, { types: ['Files'], files: [file('kayak.png')] })).toBe(true);
    expect(labelled('Add files')).toBeNull();
    expect(server.asked).toEqual([]);
  });

  it('that were sent and are refused are told of wherever the agent is by then', async () => {
    await arrange();
    await show(<AgentContext.Provider value={client}><Chats /><Toasts /></AgentContext.Provider>);
    let release = () => { /* Not asked yet. */ };
    const scanned = new Promise<void>((resolve) => { release = resolve; });
    const exchange = server.exchange;
    server.exchange = async (request) => {
      if (request.method === 'PATCH') {
        await scanned;
      }
      return exchange(request);
    };
    server.answers.push({ method: 'PATCH', status: 400, body: JSON.stringify({ code: 'files.infected', detail: 'no' }) });
    await pick(file('kayak.png'));
    await waitFor(() => expect(lines()).toHaveLength(1));
    await click(labelled('Send'));
    await waitFor(() => expect(lines()[0]).toContain('Is sent as soon as it is uploaded'));
    await act(async () => showChat(null));
    await act(async () => release());
    await waitFor(() => expect(place.querySelector('[role=alert]')?.textContent).toContain('was not sent to'));
    expect(place.querySelector('[role=alert]')!.textContent).toMatch(/"\W*kayak.png\W*" was not sent to \W*Kari\W*: The virus scanner/);
    await waitFor(() => expect(shown()).toContain('Files that could not be sent')); // In the list.
    await click(button('Open the chat'));
    await waitFor(() => expect(lines()[0]).toContain('The virus scanner'));
  });

  it('are to be seen in a chat that has ended meanwhile', async () => {
    await arrange();
    await pick(file('kayak.png'));
    await waitFor(() => expect(lines()[0]).toContain('Ready'));
    await act(async () => useAgent.setState({ rows: { s1: { ...row, status: 'finished' } } }));
    expect(composer()).toBeNull();
    expect(lines()[0]).toContain('kayak.png');
  });

  it('let go on a dialog over the conversation are not for it', async () => {
    const taken: File[] = [];
    await show(
      <DropArea label="chat" className="area" onFiles={(files) => taken.push(...files)}><Modal opened onClose={() => 0} /></DropArea>,
    );
    const dialog = document.querySelector('[role=dialog]')!;
    expect(await happen('drop', dialog, { types: ['Files'], files: [file('kayak.png')] })).toBe(true);
    expect(taken).toEqual([]);
    await happen('drop', place.querySelector('.area')!, { types: ['Files'], files: [file('kayak.png')] });
    expect(taken).toHaveLength(1);
    await arrange();
  });

  it('stay with their chat over a reload, as far as the server has them', async () => {
    await arrange();
    await pick(file('kayak.png'));
    await waitFor(() => expect(lines()[0]).toContain('Ready'));
    await act(async () => {
      forgetFiles(); // As a new page knows nothing.
      client.stop();
    });
    await show(null);
    useAgent.setState(initialAgentState, true);
    await arrange();
    await waitFor(() => expect(lines()).toEqual(['kayak.png10 byte · Ready to send']));
  });
});

describe('files in a conversation', () => {
  beforeEach(() => {
    sessionStorage.clear();
    answer(200, { chats: [], quickReplies: [], templates: [], uses: [], timeZones: {} });
    useAgent.setState(initialAgentState, true);
    showChat('s1');
  });
  afterEach(() => act(async () => client.stop()));

  it('are pictures to look at, and cards to take them from', async () => {
    await arrange(me, [
      message(1, 'hello', 'customer'), { ...message(2, 'kayak.png', 'customer'), kind: 'file', file: kayak },
      { ...message(3, 'paper.pdf', 'customer'), kind: 'file', file: { ...paper, unscanned: true } },
    ]);
    await waitFor(() => expect(place.querySelector('.file-link')?.getAttribute('href')).toBe('/files/f2'));
    expect(place.querySelector('.file-link')?.getAttribute('aria-label')).toBe('Save paper.pdf, 3.3 MB');
    expect(place.querySelector('.picture img')?.getAttribute('src')).toBe('/files/f1/thumbnail');
    expect(shown()).toContain('Not checked for viruses');
    await click(labelled('Look at kayak.png'));
    await waitFor(() => expect(document.querySelector('[role=dialog] img')?.getAttribute('alt')).toBe('Picture: kayak.png'));
    expect(document.querySelector('[role=dialog] img')?.getAttribute('src')).toBe('/files/f1/preview');
  });

  it('become a card where the picture cannot be had', async () => {
    await arrange(me, [message(1, 'hello', 'customer'), { ...message(2, 'kayak.png', 'customer'), kind: 'file', file: kayak }]);
    await waitFor(() => expect(place.querySelector('.picture img')).not.toBeNull());
    const first = place.querySelector('.picture img')!;
    await act(async () => void first.dispatchEvent(new Event('error')));
    await waitFor(() => expect(place.querySelector('.picture img')).not.toBe(first)); // Asked for once more.
    await act(async () => void place.querySelector('.picture img')!.dispatchEvent(new Event('error')));
    expect(place.querySelector('.file-link')?.getAttribute('href')).toBe('/files/f1');
  });

  it('stand in chats of before too', async () => {
    await arrange();
    vi.spyOn(Element.prototype, 'scrollIntoView').mockReturnValue(undefined);
    const chat = { row, events: [{ ...message(1, 'paper.pdf', 'customer'), kind: 'file', file: paper }] } as never;
    await show(<PastLog chat={chat} at={Number.NaN} />);
    await waitFor(() => expect(place.querySelector('.past-bubble .file-link')?.getAttribute('href')).toBe('/files/f2'));
  });
});
