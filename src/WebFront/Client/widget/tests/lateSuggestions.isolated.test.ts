import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { keyedOutboxStore, memoryStorage, Thread, type RefusalView } from '@orleans-chat/shared';
import { look } from '../../shared/tests/fakes';
import en from '../src/suggestions/texts/en.json';
import { textsFor } from '../src/texts/translate';
import type { VisitorClient } from '../src/visitor/client';
import { initialState, type VisitorState } from '../src/visitor/state';

const texts = textsFor('en')!;
const full: RefusalView = { code: 'queue.full', text: 'full', retryAfterMs: 30_000 };

async function arrange() {
  const [{ Context }, { Window }] = await Promise.all([import('../src/ui/context'), import('../src/ui/Window')]);
  const root = document.createElement('div').attachShadow({ mode: 'open' });
  document.body.append(root.host);
  const client = { answerFaq: vi.fn(async () => undefined), seen: () => undefined };
  const thread = new Thread({
    sessionId: 's1', side: 'customer', store: keyedOutboxStore(memoryStorage(), ''), connected: () => false,
    send: () => new Promise(() => undefined), markRead: () => new Promise(() => undefined),
  });
  thread.receive([{ seq: 1, at: '2026-01-01T00:00:00Z', type: 'started', status: 'faqSuggestion' }]);
  const draw = (change: Partial<VisitorState> = {}) => act(() => {
    const state: VisitorState = { ...initialState, link: 'online', look, thread: thread.view, ...change };
    const context = { client: client as unknown as VisitorClient, state, texts, base: 'https://chat.example/', label: 'Ask' };
    render(h(Context.Provider, { value: context, children: h(Window, { onClose: () => undefined }) }), root);
  });
  draw();
  return { root, client, draw };
}

describe('A window whose suggestions are late', () => {
  beforeEach(() => {
    vi.resetModules();
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.doUnmock('../src/suggestions/Suggestions');
    vi.doUnmock('../src/suggestions/words');
    document.body.replaceChildren();
  });

  it('asks for the queue where it cannot have them, says why it is not let in, and asks again until it is', async () => {
    // As where the file is gone from the server, or a proxy of the network takes it out.
    vi.doMock('../src/suggestions/Suggestions', () => {
      throw new Error('404');
    });
    const { root, client, draw } = await arrange();
    expect(root.querySelector('.spinner')).not.toBe(null);
    await vi.waitFor(() => expect(client.answerFaq.mock.calls).toEqual([[false]]));

    draw({ refusal: full });
    expect(root.querySelector('.closed')?.textContent).toContain(texts.refusal(full));
    act(() => root.querySelector<HTMLButtonElement>('.closed button')!.click());
    expect(client.answerFaq).toHaveBeenCalledTimes(2);

    act(() => void vi.advanceTimersByTime(60_000));
    expect(client.answerFaq).toHaveBeenCalledTimes(4);
    draw({ link: 'lost' });
    act(() => void vi.advanceTimersByTime(60_000));
    expect(client.answerFaq).toHaveBeenCalledTimes(4);
    draw({ link: 'online' });
    expect(client.answerFaq).toHaveBeenCalledTimes(5);
  });

  it('asks for the queue where the line does not bring them', async () => {
    vi.doMock('../src/suggestions/Suggestions', () => new Promise(() => undefined));
    const { client } = await arrange();
    await act(async () => void await vi.advanceTimersByTimeAsync(9_000));
    expect(client.answerFaq).not.toHaveBeenCalled();
    await act(async () => void await vi.advanceTimersByTimeAsync(2_000));
    expect(client.answerFaq.mock.calls).toEqual([[false]]);
  });

  it('shows them in English while the words of the language are slow to come', async () => {
    vi.doMock('../src/suggestions/words', () => ({ english: en, wordsOf: () => new Promise(() => undefined) }));
    const { root, client } = await arrange();
    await vi.waitFor(() => expect(root.querySelector('h2')?.textContent).toBe(en.title), 5_000);
    act(() => root.querySelector<HTMLButtonElement>('.solved .primary')!.click());
    expect(client.answerFaq.mock.calls).toEqual([[false]]);
  });
});
