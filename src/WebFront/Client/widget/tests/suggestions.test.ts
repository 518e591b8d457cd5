import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { keyedOutboxStore, memoryStorage, Thread, type Answer, type ArticlePage, type EventView } from '@orleans-chat/shared';
import { look, message } from '../../shared/tests/fakes';
import en from '../src/suggestions/texts/en.json';
import { fill } from '../src/suggestions/fill';
import { textsFor } from '../src/texts/translate';
import { Context } from '../src/ui/context';
import { Window } from '../src/ui/Window';
import type { VisitorClient } from '../src/visitor/client';
import { initialState, type VisitorState } from '../src/visitor/state';

const articles = [
  { id: 'a1', language: 'en', title: 'Returns', excerpt: 'Within 30 days', address: '/faq/c1/en/a1' },
  { id: 'a2', language: 'nb', title: '<b>Frakt</b>', address: '/faq/c1/nb/a2' },
];
const log: EventView[] = [
  { seq: 1, at: '2026-01-01T00:00:00Z', type: 'started', status: 'faqSuggestion' },
  { seq: 2, at: '2026-01-01T00:00:00Z', type: 'faqSuggested', status: 'faqSuggestion', articles },
  { ...message(3, 'May I return it?', 'customer', 'm1'), status: null },
];
const page: ArticlePage = {
  title: 'Returns', address: '/faq/c1/en/returns-a1',
  html: '<h2 id="faq-how">How</h2><p>Within <strong>30</strong> days. <a href="#faq-how">Up</a> <a href="other-a9">Other</a> '
    + '<img src="/p.png" alt=""></p>',
};

/** A window whose chat began with suggestions. */
async function arrange(change: Partial<VisitorState> = {}, read: Answer<ArticlePage> = { ok: page }) {
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const client = { answerFaq: vi.fn(async () => undefined), readArticle: vi.fn(async () => read), seen: () => undefined };
  const thread = new Thread({
    sessionId: 's1', side: 'customer', store: keyedOutboxStore(memoryStorage(), ''), connected: () => false,
    send: () => new Promise(() => undefined), markRead: () => new Promise(() => undefined),
  });
  thread.receive(log);
  const availability = { open: true, reason: 'none' as const, agents: 1, waiting: 0 };
  const state: VisitorState = { ...initialState, link: 'online', look, availability, thread: thread.view, ...change };
  const context = {
    client: client as unknown as VisitorClient, state, texts: textsFor('en')!, base: 'https://chat.example/', label: 'Ask',
  };
  act(() => render(h(Context.Provider, { value: context, children: h(Window, { onClose: () => undefined }) }), root));
  await vi.waitFor(() => expect(root.querySelector('h2')?.textContent).toBe(en.title));
  const button = (words: string) => [...root.querySelectorAll('button')].find(({ textContent }) => textContent!.includes(words))!;
  return { root, client, button };
}

describe('Suggestions', () => {
  beforeEach(() => document.body.replaceChildren());
  afterEach(() => document.body.replaceChildren());

  it('show what may answer the question, each in its own language, and no field to write in', async () => {
    const { root } = await arrange();
    const shown = [...root.querySelectorAll('.suggested')]
      .map((each) => [each.getAttribute('lang'), each.querySelector('strong')?.textContent]);
    expect(shown).toEqual([['en', 'Returns'], ['nb', '<b>Frakt</b>']]);
    expect(root.querySelector('.asked q')?.textContent).toBe('May I return it?');
    expect(root.querySelector('textarea')).toBe(null);
    expect(root.activeElement?.textContent).toBe(en.title);
  });

  it.each([[true, en.yes], [false, en.no]])('say %s with one press', async (solved, words) => {
    const { client, button } = await arrange();
    act(() => button(words).click());
    expect(client.answerFaq.mock.calls).toEqual([[solved]]);
  });

  it('open an article in the window, with the addresses of its own page, and lead back', async () => {
    const { root, client, button } = await arrange();
    act(() => button('Returns').click());
    await vi.waitFor(() => expect(root.querySelector('.article strong')?.textContent).toBe('30'));
    expect(client.readArticle.mock.calls).toEqual([['a1', 'en']]);
    expect(root.querySelector('.article a[href$="a9"]')?.getAttribute('href')).toBe('https://chat.example/faq/c1/en/other-a9');
    expect(root.querySelector('.article img')?.getAttribute('src')).toBe('https://chat.example/p.png');
    expect(root.querySelector<HTMLAnchorElement>('.own-page a')?.href).toBe('https://chat.example/faq/c1/en/returns-a1');
    expect(button(en.no)).toBeDefined();
    act(() => button(en.back).click());
    expect(root.querySelectorAll('.suggested').length).toBe(2);
  });

  it('say so where an article cannot be had, and still lead to its page', async () => {
    const { root, button } = await arrange({}, { refused: { code: 'knowledge.articleNotFound', text: 'gone' } } as Answer<ArticlePage>);
    act(() => button('Frakt').click());
    await vi.waitFor(() => expect(root.querySelector('[role="status"]:not(.banner-place)')?.textContent).toBe(en.gone));
    expect(root.querySelector<HTMLAnchorElement>('.own-page a')?.href).toBe('https://chat.example/faq/c1/nb/a2');
  });

  it('say why the chat did not go on', async () => {
    const { root } = await arrange({ refusal: { code: 'channel.closed', text: 'no' } });
    expect(root.querySelector('.solved .refusal')?.textContent).toBe(textsFor('en')!.refusal({ code: 'channel.closed', text: 'no' }));
  });

  it('leave the page alone where a website lets no text become HTML', () => {
    const place = document.createElement('div');
    Object.defineProperty(place, 'innerHTML', { set: () => { throw new TypeError('TrustedHTML'); } });
    expect(fill(place, '<p>x</p>', 'https://chat.example/faq')).toBe(false);
  });

  it('keep no address that could run in the website, nor one of another kind', () => {
    const place = document.createElement('div');
    const schemes = ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:https://shop.example/1', ' java\nscript:x'];
    const kept = ['https://a.example/', 'http://a.example/', 'mailto:a@b.example', 'tel:+4712345678'];
    const links = [...schemes, ...kept].map((address) => `<a href="${address}">x</a>`).join('');
    fill(place, `${links}<img src="data:image/svg+xml,x"><img src="javascript:x">`, 'https://chat.example/faq');
    expect([...place.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([...schemes.map(() => null), ...kept]);
    expect([...place.querySelectorAll('img')].map((image) => image.getAttribute('src'))).toEqual([null, null]);
  });

  it('have the same words in every language', () => {
    const all = import.meta.glob<Record<string, string>>('../src/suggestions/texts/*.json', { import: 'default', eager: true });
    expect(Object.keys(all).length).toBe(11);
    Object.values(all).forEach((words) => expect(Object.keys(words)).toEqual(Object.keys(en)));
  });
});
