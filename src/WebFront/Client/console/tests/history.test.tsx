import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { EarlierStrip } from '../src/features/history/EarlierStrip';
import { History } from '../src/features/history/History';
import { SearchBox } from '../src/features/history/SearchBox';
import { historyApi } from '../src/features/history/api';
import { addressOf, filterOf, isWrittenFurther, placeIn } from '../src/features/history/place';
import { button, click, fieldOf, labelled, onScreen, place, show, shown, type, waitFor } from './screen';

const CHAT = 'c'.repeat(32);
const ROW = {
  id: CHAT, channelId: 'b'.repeat(32), seq: 5, status: 'closed', customerName: 'Kari', unread: 0, messageCount: 2, readByCustomer: 0,
  readByAgent: 0, agentName: 'Ola', requestedAt: '2026-11-29T10:00:00Z', lastActivityAt: '2026-11-29T10:05:00Z', firstMessage: 'Hei',
};
const FOUND = {
  row: ROW, rating: 4, seq: 3, excerpt: [{ text: '<img src=x onerror=alert(1)> ', hit: false }, { text: '<b>faktura</b>', hit: true }],
};
const message = (seq: number, text: string, kind = 'customer') =>
  ({ seq, at: '2026-11-29T10:01:00Z', type: 'message', by: { kind, name: kind === 'customer' ? 'Kari' : 'Ola' }, text, kind: 'text' });

onScreen();

/** Keeps what was asked for; the log comes in two pieces. */
function server(refusal?: object) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', vi.fn((path: string) => {
    asked.push(path);
    const { pathname, searchParams } = new URL(path, 'https://chat.example');
    if (pathname === '/api/chats') {
      return Promise.resolve(refusal === undefined
        ? Response.json({ chats: searchParams.get('text') === 'nothing' ? [] : [FOUND], next: searchParams.get('after') ? null : 'there' })
        : Response.json(refusal, { status: 400 }));
    }
    if (pathname.endsWith('/earlier')) {
      return Promise.resolve(Response.json({ chats: [ROW] }));
    }
    const first = searchParams.get('afterSeq') === '0';
    return Promise.resolve(Response.json(pathname.endsWith('/agents') ? [] : {
      row: ROW,
      log: {
        sessionId: CHAT, status: 'closed', lastSeq: 4, more: first,
        events: first ? [message(2, 'Hei'), message(3, 'Om <b>faktura</b>')] : [message(4, 'Takk', 'agent')],
      },
    }));
  }));
  return asked;
}

beforeEach(() => window.history.replaceState(null, '', '/console/history'));

describe('the address of the history', () => {
  it('has what is looked for and what is open, and nothing that is empty', () => {
    const there = addressOf({ ...placeIn(''), text: 'a & b', open: CHAT, at: '3' });
    expect(there).toBe(`/console/history?text=a+%26+b&open=${CHAT}&at=3`);
    expect(placeIn(there.split('?')[1]!)).toMatchObject({ text: 'a & b', open: CHAT, at: '3', agent: '' });
    expect(Object.keys(filterOf(placeIn('open=x&at=1')))).not.toContain('open');
  });

  it('is a new one when a filter is chosen, and the same while words are written', () => {
    const before = placeIn('text=fak');
    expect(isWrittenFurther(before, { ...before, text: 'faktura' })).toBe(true);
    expect(isWrittenFurther(before, { ...before, agent: 'a' })).toBe(false);
    expect(isWrittenFurther(placeIn(''), before)).toBe(false);
  });
});

describe('the history', () => {
  it('asks for what the address says, and marks the words without making markup of them', async () => {
    const asked = server();
    window.history.replaceState(null, '', '/console/history?text=faktura&rating=4&until=2026-11-29');
    await show(<History />);
    await waitFor(() => expect(place.querySelector('mark')?.textContent).toBe('<b>faktura</b>'));
    const query = new URL(asked.find((path) => path.startsWith('/api/chats?'))!, 'https://chat.example').searchParams;
    expect(Object.fromEntries(query)).toEqual({ text: 'faktura', rating: '4', until: new Date('2026-11-30T00:00:00').toISOString() });
    expect(shown()).toContain('<img src=x onerror=alert(1)>');
    expect(place.querySelector('img, b')).toBeNull();
    expect(fieldOf('Rating').value).toBe('4');
  });

  it('opens a chat at the words, with all pieces of its log, for reading only', async () => {
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function scroll(this: Element) {
      expect(this.textContent).toContain('faktura');
    });
    server();
    await show(<History />);
    await waitFor(() => expect(place.querySelector('.found-line')).not.toBeNull());
    await click(place.querySelector('.found-line'));
    await waitFor(() => expect(shown()).toContain('Takk'));
    expect(location.search).toBe(`?open=${CHAT}&at=3`);
    expect(place.querySelector('[data-hit="true"]')?.textContent).toContain('Om <b>faktura</b>');
    expect(scrolled).toHaveBeenCalledOnce();
    expect(place.querySelector('.past textarea, .past input')).toBeNull();
    await click(labelled('Close the chat'));
    expect(location.search).toBe('');
  });

  it('goes on from where the server looked to, and lists each chat once', async () => {
    const asked = server();
    await show(<History />);
    await waitFor(() => expect(button('Show older ones')).toBeDefined());
    await click(button('Show older ones'));
    await waitFor(() => expect(asked.some((path) => path.includes('after=there'))).toBe(true));
    await waitFor(() => expect(button('Show older ones')).toBeUndefined());
    expect(place.querySelectorAll('.found-line')).toHaveLength(1);
  });

  it('says at the field that there is no word to look for, and keeps what was found', async () => {
    server();
    await show(<History />);
    await waitFor(() => expect(place.querySelector('.found-line')).not.toBeNull());
    server({ code: 'search.withoutWords', title: 'There is no word.' });
    await type('Words', '"');
    await waitFor(() => expect(fieldOf('Words').getAttribute('aria-invalid')).toBe('true'));
    expect(place.querySelectorAll('.found-line')).toHaveLength(1);
  });

  it('says what was not found, and clears it', async () => {
    server();
    window.history.replaceState(null, '', '/console/history?text=nothing');
    await show(<History />);
    await waitFor(() => expect(shown()).toContain('No match for “nothing”.'));
    await click(button('Clear'));
    await waitFor(() => expect(location.search).toBe(''));
  });
});

describe('earlier chats', () => {
  it('stand above the conversation, and open with one click', async () => {
    server();
    await show(<EarlierStrip row={{ ...ROW, id: 'd'.repeat(32) } as never} />);
    await waitFor(() => expect(shown()).toContain('Earlier chats'));
    await click(place.querySelector('.earlier-strip button'));
    await waitFor(() => expect(document.body.textContent).toContain('Om <b>faktura</b>'));
  });

  it('are read to the end', async () => {
    const asked = server();
    const { ok } = await historyApi.read(CHAT);
    expect(ok?.events.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    expect(asked).toEqual([`/api/chats/${CHAT}?afterSeq=0`, `/api/chats/${CHAT}?afterSeq=3`]);
  });
});

describe('the search field of the bar', () => {
  it('leads to what is found', async () => {
    window.history.replaceState(null, '', '/console');
    await show(<SearchBox />);
    const input = place.querySelector('input')!;
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, 'faktura');
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act(async () => place.querySelector('form')!.requestSubmit());
    expect(location.pathname + location.search).toBe('/console/history?text=faktura');
  });
});
