import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { keyedOutboxStore, memoryStorage, Thread, type EventView, type FileView } from '@orleans-chat/shared';
import refusals from '@orleans-chat/shared/texts/refusals.en.json';
import { look, message } from '../../shared/tests/fakes';
import { requestsGoTo } from '../../shared/tests/files/fakeRequest';
import { UploadServer } from '../../shared/tests/files/uploadServer';
import { fetchTexts, textsFor } from '../src/texts/translate';
import { Context } from '../src/ui/context';
import { Window } from '../src/ui/Window';
import { VisitorClient } from '../src/visitor/client';
import { VisitorMemory } from '../src/visitor/memory';
import { initialState, type VisitorState } from '../src/visitor/state';

const files = { maxBytes: 5 * 1_048_576, extensions: ['.png', '.pdf'] };
const accepted: EventView = { ...message(1, ''), type: 'accepted', status: 'agentLast', by: { kind: 'agent', name: 'Ann' } };
const ended: EventView = { ...message(2, ''), type: 'ended', status: 'finished', reason: 'byAgent', by: { kind: 'agent', name: 'Ann' } };
const kayak: FileView = { id: 'f1', name: 'kayak.png', group: 'image', mediaType: 'image/png', length: 2_048, width: 400, height: 300 };
const paper: FileView = { id: 'f2', name: 'paper.pdf', group: 'document', mediaType: 'application/pdf', length: 3_500_000 };

const file = (name: string, size = 10) => new File([new Uint8Array(size)], name, { type: 'image/png', lastModified: 1 });

/** What a drop or a paste brings. */
const brought = (types: string[], ...given: File[]) => ({ types, files: given });

const windows: (() => void)[] = [];

function leave(): void {
  windows.splice(0).forEach((close) => close());
  document.body.replaceChildren();
}

/** A window with a chat that an agent has, in a shadow root, and a server for its files. */
async function arrange(change: Partial<VisitorState> = {}, tab = memoryStorage(), language = 'en') {
  await fetchTexts(language);
  leave();
  const server = new UploadServer();
  requestsGoTo(server);
  const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
  const memory = new VisitorMemory('c1', memoryStorage(), tab);
  memory.chat = { token: 't1', sessionId: 's1' };
  const client = new VisitorClient('c1', () => { throw new Error('no server'); }, memory);
  const thread = new Thread({
    sessionId: 's1', side: 'customer', store: keyedOutboxStore(memoryStorage(), ''), connected: () => false,
    send: () => new Promise(() => undefined), markRead: () => new Promise(() => undefined),
  });
  let state: VisitorState = { ...initialState, link: 'online', look: { ...look, files }, ...change };
  vi.spyOn(client, 'state', 'get').mockImplementation(() => state);
  const sent = vi.spyOn(client, 'sendFile').mockImplementation(() => undefined);
  const said = vi.spyOn(client, 'say').mockImplementation(() => undefined);
  const draw = () => {
    const context = { client, state, texts: textsFor(language)!, base: 'https://chat.example/' };
    render(h(Context.Provider, { value: context, children: h(Window, { onClose: () => undefined }) }), root);
  };
  let open = true;
  client.changed.add(() => queueMicrotask(() => open && draw())); // As the controller does.
  windows.push(() => {
    open = false;
    render(null, root);
  });
  const receive = (...events: EventView[]) => {
    thread.receive(events);
    state = { ...state, thread: thread.view };
    return act(draw);
  };
  const waitFor = (check: () => void) => vi.waitFor(async () => {
    await act(() => new Promise((resolve) => { setTimeout(resolve); }));
    check();
  }, { timeout: 20_000 });
  await receive(accepted);
  const input = () => root.querySelector<HTMLInputElement>('input[type=file]');
  const pick = (...given: File[]) => act(() => {
    Object.defineProperty(input(), 'files', { value: given, configurable: true });
    void input()!.dispatchEvent(new Event('change', { bubbles: true }));
  });
  const happen = (type: string, data: object) => {
    const event = new Event(type, { bubbles: true, cancelable: true });
    Object.assign(event, type === 'paste' ? { clipboardData: data } : { dataTransfer: data });
    root.querySelector('textarea')!.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const lines = () => [...root.querySelectorAll('.unsent')].map((each) => each.querySelector('.unsent-words')!.textContent);
  const press = (label: string) => act(() => root.querySelector<HTMLElement>(`[aria-label="${label}"]`)!.click());
  return { root, server, client, thread, sent, said, receive, waitFor, input, pick, happen, lines, press };
}

describe('files in the window', () => {
  beforeEach(() => vi.stubGlobal('IntersectionObserver', class {
    observe() { /* Nothing is in view. */ }

    disconnect() { /* There is nothing to stop. */ }
  }));
  afterEach(() => {
    leave();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it('can be added only where the channel takes them', async () => {
    const without = await arrange({ look });
    expect(without.input()).toBeNull();
    const { input } = await arrange();
    expect(input()?.getAttribute('aria-label')).toBe('Add files');
  });

  it('are uploaded when they are picked, and sent when the visitor sends', async () => {
    const { root, server, pick, lines, sent, waitFor } = await arrange();
    await pick(file('kayak.png'), file('paddle.png'));
    await waitFor(() => expect(lines()).toEqual(['kayak.png10 byte · Ready to send', 'paddle.png10 byte · Ready to send']));
    expect([...server.held.values()].map(({ name }) => name)).toEqual(['kayak.png', 'paddle.png']);
    expect(sent).not.toHaveBeenCalled();
    await act(() => root.querySelector<HTMLElement>('.send')!.click());
    expect(sent.mock.calls.map(([{ id, name, group }]) => [id, name, group])).toEqual([
      ['1', 'kayak.png', 'image'], ['2', 'paddle.png', 'image'],
    ]);
    expect(lines()).toEqual([]);
  });

  it('go with the words that were written, after them', async () => {
    const { root, client, pick, lines, sent, waitFor } = await arrange();
    const order: string[] = [];
    vi.spyOn(client, 'write').mockImplementation((text) => void order.push(text));
    sent.mockImplementation(({ name }) => void order.push(name));
    await pick(file('kayak.png'));
    await waitFor(() => expect(lines()[0]).toContain('Ready'));
    const area = root.querySelector('textarea')!;
    await act(() => {
      area.value = 'See this';
      void area.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act(() => void area.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })));
    expect(order).toEqual(['See this', 'kayak.png']);
  });

  it.each([
    ['virus.exe', 10, 'Files of this kind cannot be sent here.'],
    ['nothing.png', 0, 'This file is empty.'],
    ['huge.png', 5 * 1_048_576 + 1, 'Too large. A file may have at most 5 MB.'],
  ])('are refused before anything of them leaves: %s of %i bytes', async (name, size, words) => {
    const { root, server, pick, lines, press, waitFor } = await arrange();
    await pick(file(name, size));
    await waitFor(() => expect(lines()).toEqual([`${name}${words}`]));
    expect(server.asked).toEqual([]);
    expect(root.querySelector<HTMLButtonElement>('.send')!.disabled).toBe(true);
    await press(`Remove ${name}`);
    expect(lines()).toEqual([]);
  });

  it('wait for the network, can be cancelled, and go on by themselves', async () => {
    const { root, server, pick, lines, press, waitFor } = await arrange();
    server.reachable = false;
    await pick(file('kayak.png'), file('paddle.png'));
    await waitFor(() => expect(lines()).toEqual([
      'kayak.png10 byte · Waits for the network', 'paddle.png10 byte · Waits for the network',
    ]));
    expect(root.querySelector('[role=progressbar]')?.getAttribute('aria-label')).toBe('Uploading kayak.png');
    await press('Cancel kayak.png');
    server.reachable = true;
    await act(() => void window.dispatchEvent(new Event('online')));
    await waitFor(() => expect(lines()).toEqual(['paddle.png10 byte · Ready to send']));
  });

  it('can be tried again after a fault of the server', async () => {
    const { root, server, pick, lines, press, waitFor } = await arrange();
    server.answers.push(...Array.from({ length: 4 }, () => ({ method: 'POST', status: 500 })));
    await pick(file('kayak.png'));
    await waitFor(() => {
      window.dispatchEvent(new Event('online'));
      expect(root.querySelector('.unsent')?.getAttribute('data-state')).toBe('failed');
    });
    expect(lines()[0]).toContain('Something went wrong');
    await press('Try again: kayak.png');
    await waitFor(() => expect(lines()).toEqual(['kayak.png10 byte · Ready to send']));
  });

  it('are said politely, one state after the other', async () => {
    const { root, pick, waitFor } = await arrange();
    await pick(file('kayak.png'));
    await waitFor(() => expect(root.querySelector('.tray [role=status]')?.textContent).toBe('kayak.png: Ready to send'));
  });

  it('come from the clipboard, but not with text that was copied', async () => {
    const { happen, lines, waitFor } = await arrange();
    expect(happen('paste', brought(['text/plain', 'text/html', 'Files'], file('words.png')))).toBe(false);
    expect(happen('paste', brought(['Files'], file('image.png')))).toBe(true);
    await waitFor(() => expect(lines()).toEqual(['image.png10 byte · Ready to send']));
  });

  it('can be let go anywhere in the window, which says so', async () => {
    const { root, happen, lines, waitFor } = await arrange();
    expect(happen('dragover', brought(['text/plain']))).toBe(false);
    expect(happen('dragover', brought(['Files']))).toBe(true);
    await waitFor(() => expect(root.querySelector('.drop-place')?.textContent).toBe('Drop files here to send them'));
    expect(happen('drop', brought(['Files'], file('kayak.png')))).toBe(true);
    await waitFor(() => expect(lines()).toEqual(['kayak.png10 byte · Ready to send']));
    expect(root.querySelector('.drop-place')).toBeNull();
  });

  it('are not taken once the chat has ended', async () => {
    const { root, server, receive, said, waitFor } = await arrange();
    await receive(ended);
    const event = new Event('drop', { bubbles: true, cancelable: true });
    Object.assign(event, { dataTransfer: brought(['Files'], file('a.png')) });
    root.querySelector('.over')!.dispatchEvent(event);
    await waitFor(() => expect(said).toHaveBeenCalledWith(expect.objectContaining({ code: 'files.notAllowed' })));
    expect([event.defaultPrevented, server.asked]).toEqual([true, []]);
  });

  it('are there again after a reload', async () => {
    const tab = memoryStorage();
    const before = await arrange({}, tab);
    await before.pick(file('kayak.png'));
    await before.waitFor(() => expect(before.lines()[0]).toContain('Ready'));
    const after = await arrange({}, tab);
    await after.waitFor(() => expect(after.lines()).toEqual(['kayak.png10 byte · Not uploaded completely. Choose it again to go on.']));
    expect(after.server.asked).toEqual(['GET']); // This server has it no more.
  });

  it('stand in the conversation as cards that say what they are', async () => {
    const { root, receive, waitFor } = await arrange();
    await receive({ ...message(2, 'paper.pdf'), kind: 'file', file: paper });
    await waitFor(() => expect(root.querySelector('.file-link')?.getAttribute('aria-label')).toBe('Save paper.pdf, 3.3 MB'));
    expect(root.querySelector('.file-link bdi')?.textContent).toBe('paper.pdf');
    await receive({ ...message(3, 'song.mp3'), file: { ...paper, name: 'song.mp3', group: 'audio', unscanned: true } });
    await waitFor(() => expect(root.querySelector('.file-warning')?.textContent).toBe('Not checked for viruses'));
  });

  it('that are pictures can be looked at, and Escape closes the picture only', async () => {
    const { root, receive, press, waitFor } = await arrange();
    await receive({ ...message(2, 'kayak.png'), kind: 'file', file: kayak });
    await waitFor(() => expect(root.querySelector('.picture')).not.toBeNull());
    await press('Look at kayak.png');
    const view = root.querySelector('dialog')!;
    expect([view.open, view.querySelector('canvas')?.getAttribute('aria-label')]).toEqual([true, 'Picture: kayak.png']);
    const escape = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    view.dispatchEvent(escape);
    expect(escape.defaultPrevented).toBe(false); // The window's own Escape did not hear of it.
    await press('Close picture');
    await waitFor(() => expect(root.querySelector('dialog')).toBeNull());
  });

  it('that are pictures become cards where the picture cannot be had', async () => {
    vi.stubGlobal('IntersectionObserver', class {
      readonly #seen: (entries: object[]) => void;

      constructor(seen: (entries: object[]) => void) {
        this.#seen = seen;
      }

      observe() {
        this.#seen([{ isIntersecting: true }]);
      }

      disconnect() { /* There is nothing to stop. */ }
    });
    const fetch = vi.fn(() => Promise.resolve(new Response(null, { status: 410 })));
    vi.stubGlobal('fetch', fetch);
    const { root, receive, waitFor } = await arrange();
    await receive({ ...message(2, 'kayak.png'), kind: 'file', file: kayak });
    await waitFor(() => expect(root.querySelector('.file-link')?.getAttribute('aria-label')).toBe('Save kayak.png, 2 kB'));
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('leave the conversation with their message', async () => {
    const { root, receive, waitFor } = await arrange();
    await receive({ ...message(2, 'paper.pdf'), kind: 'file', file: paper });
    await waitFor(() => expect(root.querySelector('.file-card')).not.toBeNull());
    await receive({ ...message(3, ''), type: 'messageDeleted', upTo: 2 });
    expect([root.querySelector('.file-card'), root.querySelector('.bubble em')?.textContent]).toEqual([null, 'This message was deleted']);
  });

  it('speak the visitor\'s language', async () => {
    const { pick, lines, waitFor } = await arrange({}, memoryStorage(), 'nb');
    await pick(file('kajakk.png'));
    await waitFor(() => expect(lines()).toEqual([expect.stringContaining('Klar til sending')]));
  });
});

describe('the words of files', () => {
  const all = import.meta.glob<Record<string, string>>('../src/files/texts/*.json', { import: 'default', eager: true });
  const places = (words: Record<string, string>) =>
    Object.entries(words).map(([key, text]) => [key, ...[...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort()].join());

  it.each(Object.entries(all))('%s has every text, and fills in the same values', (_, words) => {
    expect(places(words)).toEqual(places(all['../src/files/texts/en.json']!));
  });

  it('are there for every refusal of the server', () => {
    const codes = Object.keys(refusals).filter((code) => code.startsWith('files.') && code !== 'files.offset'); // Never shown: it goes on.
    expect(codes.length).toBeGreaterThan(10);
    expect(Object.keys(all['../src/files/texts/en.json']!)).toEqual(expect.arrayContaining(codes));
  });

  it('are there in every language of the window', () => {
    expect(Object.keys(all).map((path) => path.split('/').at(-1)).sort())
      .toEqual(Object.keys(import.meta.glob('../src/texts/*.json')).map((path) => path.split('/').at(-1)).sort());
  });
});
