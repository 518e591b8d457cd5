import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { keyedOutboxStore, memoryStorage, Thread, type EventView } from '@orleans-chat/shared';
import { look, message } from '../../shared/tests/fakes';
import { fetchTexts, textsFor } from '../src/texts/translate';
import { Context } from '../src/ui/context';
import { Window } from '../src/ui/Window';
import { VisitorClient } from '../src/visitor/client';
import { VisitorMemory } from '../src/visitor/memory';
import { initialState, type VisitorState } from '../src/visitor/state';

const open = { open: true, reason: 'none' as const, agents: 1, waiting: 0 };
/** Before and after the server's first answer. */
const unknown = { look: null, availability: null };
const known = { look, availability: open };

/** Of all that style sheets and scripts ask about the screen, only this is true. */
const screenIs = (query: string) => vi.stubGlobal('matchMedia', (asked: string) => ({ matches: asked === query }));

/** A window in a shadow root, whose state the test sets. */
async function arrange(begins: Partial<VisitorState> = {}) {
  await fetchTexts('en');
  const host = document.createElement('div');
  document.body.append(host);
  const root = host.attachShadow({ mode: 'open' });
  const memory = new VisitorMemory('c1', memoryStorage(), memoryStorage());
  const client = new VisitorClient('c1', () => { throw new Error('no server'); }, memory);
  let state: VisitorState = { ...initialState, link: 'online', ...known, ...begins };
  const show = (change: Partial<VisitorState>) => {
    state = { ...state, ...change };
    const context = { client, state, texts: textsFor('en')!, base: 'https://chat.example/', label: 'Ask the shop' };
    return act(() => render(h(Context.Provider, { value: context, children: h(Window, { onClose: () => undefined }) }), root));
  };
  const thread = new Thread({
    sessionId: 's1', side: 'customer', store: keyedOutboxStore(memoryStorage(), ''), connected: () => false,
    send: () => new Promise(() => undefined), markRead: () => new Promise(() => undefined),
  });
  const receive = (...events: EventView[]) => {
    thread.receive(events);
    return show({ thread: thread.view });
  };
  const announced = () => [...root.querySelectorAll('[aria-live="polite"] p')].map((line) => line.textContent);
  return { root, client, thread, show, receive, announced };
}

const queued: EventView = { ...message(1, ''), type: 'queued', status: 'inQueue', by: null };
const accepted: EventView = { ...message(1, ''), type: 'accepted', status: 'agentLast', by: { kind: 'agent', name: 'Ann' } };
const ended: EventView = { ...message(2, ''), type: 'ended', status: 'finished', reason: 'byAgent', by: { kind: 'agent', name: 'Ann' } };

describe('Window', () => {
  beforeEach(() => document.body.replaceChildren());
  afterEach(() => {
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  });

  it('opens with the focus in the first field of the form', async () => {
    const { root, show } = await arrange();
    await show({});
    expect(root.activeElement?.id).toBe('name');
  });

  it('knows the countries once a form asks for one, and keeps the one that was chosen', async () => {
    const fields = { ...look.preChat!.fields, country: 'required' as const };
    const { root, show } = await arrange({ look: { ...look, preChat: { ...look.preChat!, fields } } });
    await show({});
    const select = root.querySelector<HTMLSelectElement>('#country')!;
    await vi.waitFor(() => expect([...select.options].some(({ value, text }) => value === 'NO' && text === 'Norway')).toBe(true));
    await act(() => {
      select.value = 'NO';
      void select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await show({});
    expect(root.querySelector<HTMLSelectElement>('#country')!.value).toBe('NO');
  });

  it('marks the field that the server refused, and puts the focus there', async () => {
    const { root, show } = await arrange();
    await show({});
    await show({ refusal: { code: 'input.invalid', text: 'no', details: { field: 'question', rule: 'characters' } } });
    const field = root.querySelector<HTMLElement>('#question')!;
    expect([field.getAttribute('aria-invalid'), root.querySelector('#question-error')?.textContent]).toEqual([
      'true', 'Something is missing or not quite right. Please check what you wrote.',
    ]);
    expect(root.activeElement).toBe(field);
    expect(root.querySelector('.form-foot .refusal')).toBe(null);
  });

  it.each(['phone', 'consent', 'visitorKey'])('says below the form that %s was refused, which it does not show', async (field) => {
    const { root, show } = await arrange();
    await show({});
    await show({ refusal: { code: 'input.invalid', text: 'no', details: { field, rule: 'characters' } } });
    expect(root.querySelector('.form-foot .refusal')?.textContent).toContain('Something is missing or not quite right');
  });

  it('says that one has to wait where the server wants no connection', async () => {
    vi.useFakeTimers();
    const { root, show } = await arrange(unknown);
    await show({ link: 'connecting', noConnection: { code: 'rate.limited', text: 'no', details: { seconds: '15' } } });
    await act(async () => void await vi.advanceTimersByTimeAsync(4_000));
    vi.useRealTimers();
    expect(root.querySelector('.banner')?.textContent).toBe('That was a lot at once. Please wait 15 seconds.');
  });

  it('opens with the focus in the composer of a chat', async () => {
    const { root, receive } = await arrange();
    await receive(accepted);
    expect(root.activeElement?.getAttribute('aria-label')).toBe('Write a message');
  });

  it('opens with the focus on the first star after a chat', async () => {
    const { root, receive } = await arrange({ look: { ...look, postChat: { rating: true } } });
    await receive(accepted, message(2, 'hello'), { ...ended, seq: 3 });
    expect(root.activeElement).toBe(root.querySelector('.stars input'));
  });

  it('opens with the focus on its heading until there is a field', async () => {
    const { root, show } = await arrange(unknown);
    await show({});
    expect(root.activeElement?.id).toBe('title');
    await show(known);
    expect(root.activeElement?.id).toBe('name');
  });

  it('leaves the focus where the visitor went before there was a field', async () => {
    const { root, show } = await arrange(unknown);
    await show({});
    root.querySelector<HTMLElement>('[aria-label="Close chat window"]')!.focus();
    await show(known);
    expect(root.activeElement?.getAttribute('aria-label')).toBe('Close chat window');
  });

  it('brings up no keyboard on a touch screen', async () => {
    screenIs('(pointer: coarse)');
    const { root, show, receive } = await arrange();
    await show({});
    expect(root.activeElement?.id).toBe('title');
    root.querySelector<HTMLElement>('.form .primary')!.focus();
    await receive(accepted);
    expect(root.activeElement?.id).toBe('title');
  });

  it('keeps Tab inside where it covers the screen, also from its heading', async () => {
    screenIs('(max-width: 480px), (max-width: 960px) and (max-height: 480px)');
    const { root, show } = await arrange({ availability: { ...open, open: false, reason: 'noAgents' } });
    await show({});
    expect(root.activeElement?.id).toBe('title');
    const back = new KeyboardEvent('keydown', { key: 'Tab', shiftKey: true, bubbles: true, cancelable: true });
    root.activeElement!.dispatchEvent(back);
    expect([back.defaultPrevented, root.activeElement?.getAttribute('aria-label')]).toEqual([true, 'Close chat window']);
  });

  it('keeps the focus when the chat ends while one writes, and when one starts over', async () => {
    const { root, show, receive } = await arrange();
    await receive(accepted);
    root.querySelector('textarea')!.focus();
    await receive(ended);
    expect(root.activeElement?.textContent).toBe('This chat has ended.');
    root.querySelector<HTMLElement>('.over .primary')!.focus();
    await show({ thread: null });
    expect(root.activeElement?.id).toBe('name');
  });

  it('takes no focus from the page', async () => {
    const { root, receive } = await arrange();
    await receive(accepted);
    const input = document.body.appendChild(document.createElement('input'));
    input.focus();
    await receive(ended);
    expect([document.activeElement, root.activeElement]).toEqual([input, null]);
  });

  it('keeps the focus when the chat ends while the window asks whether to end it, and when a rating was sent', async () => {
    const { root, show, receive } = await arrange();
    await show({ look: { ...look, postChat: { rating: true } } });
    await receive(accepted, message(2, 'hello'));
    await act(() => root.querySelector<HTMLElement>('[aria-label="End chat"]')!.click());
    await receive({ ...ended, seq: 3 });
    expect(root.activeElement?.textContent).toBe('This chat has ended.');
    await act(() => root.querySelectorAll<HTMLElement>('.stars input')[4]!.click());
    expect(root.querySelector('.chosen')?.textContent).toBe('5 of 5 stars – not sent yet.');
    root.querySelector<HTMLElement>('.rate .primary')!.focus();
    await receive({ ...message(4, ''), type: 'rated', number: 5 });
    expect(root.activeElement?.textContent).toBe('Thank you for your rating.');
  });

  it('gives the focus back to the button that asked whether to end', async () => {
    const { root, receive } = await arrange();
    await receive(accepted);
    await act(() => root.querySelector<HTMLElement>('[aria-label="End chat"]')!.click());
    expect(root.activeElement?.textContent).toBe('Keep chatting');
    await act(() => (root.activeElement as HTMLElement).click());
    expect(root.activeElement?.getAttribute('aria-label')).toBe('End chat');
  });

  it('tells who waits when nobody can answer any more, and takes it back', async () => {
    const { root, show, receive } = await arrange();
    await receive(queued);
    await show({ queue: { position: 2, waitSeconds: 120 } });
    const queue = () => root.querySelector('.queue[role=status]')?.textContent;
    expect(queue()).toBe('2You are number 2 in the queueExpected wait: about 2 min');
    await show({ availability: { ...open, open: false, reason: 'noAgents', agents: 0 } });
    expect(queue()).toContain('You are number 2 in the queue');
    expect(queue()).toContain('Nobody can answer just now. You keep your place in the queue');
    expect(queue()).not.toContain('Expected wait');
    await show({ availability: { ...open, open: false, reason: 'queueFull', agents: 1 } });
    expect(queue()).not.toContain('Nobody can answer');
    await show({ availability: null });
    expect(queue()).not.toContain('Nobody can answer');
  });

  it('fills the place and the wait into the channel\'s own words, and says in its language what is not known', async () => {
    const { root, show, receive } = await arrange({
      look: { ...look, texts: { ...look.texts, queueMessage: 'Place {cque}, wait {cavw}.' } },
    });
    await receive(queued);
    await show({ queue: { position: 3, waitSeconds: 3_720 } });
    expect(root.querySelector('.queue')?.textContent).toBe('Place 3, wait 01:02.');
    await show({ queue: { position: 3, waitSeconds: null } });
    expect(root.querySelector('.queue')?.textContent).toBe('Place 3, wait not known yet.');
    await show({ availability: { ...open, agents: 0 } });
    expect(root.querySelector('.queue')?.textContent).toContain('Nobody can answer just now.');
  });

  it('says on a website that may not show the chat that there is none, and offers nothing that cannot help', async () => {
    const { root, show } = await arrange(unknown);
    await show({ connectionRefusal: { code: 'access.originNotAllowed', text: 'no' } });
    expect(root.querySelector('.closed')?.textContent).toContain('Chat is not available on this website');
    expect(root.querySelector('.closed button')).toBeNull();
    expect(root.querySelector('#title')?.textContent).toBe('Ask the shop');
    await show({ connectionRefusal: { code: 'protocol.unsupported', text: 'no' } });
    expect(root.querySelector('.closed button')?.textContent).toBe('Try again');
  });

  it('asks for one thing at a time after the chat: first the rating, then where one goes', async () => {
    const { root, receive } = await arrange({ look: { ...look, postChat: { rating: true } } });
    const buttons = () =>
      [...root.querySelectorAll<HTMLButtonElement>('.over button')].map((each) => `${each.className}: ${each.textContent}`);
    await receive(accepted, message(2, 'hello'), { ...ended, seq: 3 });
    await act(() => root.querySelectorAll<HTMLElement>('.stars input')[4]!.click());
    expect(buttons()).toEqual(['primary: Send rating', 'secondary: Start a new chat', 'secondary: Return to the chat']);
    await receive({ ...message(4, ''), type: 'rated', number: 5 });
    expect(buttons()).toEqual(['primary: Start a new chat', 'secondary: Return to the chat']);
  });

  it('keeps the button that starts the chat, and what was refused, out of what scrolls', async () => {
    const { root, show } = await arrange({ look: { ...look, preChat: { ...look.preChat!, consentText: 'I agree' } } });
    await show({ refusal: { code: 'queue.full', text: 'no' } });
    expect(root.querySelector('.form-fields .consent')).not.toBeNull();
    expect([...root.querySelector('.form > .form-foot')!.children].map((each) => each.className)).toEqual(['refusal', 'primary']);
  });

  it('deletes a message after two clicks, but not after a double click, nor when the question is old', async () => {
    vi.useFakeTimers();
    const { root, client, receive } = await arrange({ look: { ...look, deleteSeconds: 600 } });
    const removed = vi.spyOn(client, 'remove').mockResolvedValue(undefined);
    await receive(accepted, { ...message(2, 'oops', 'customer'), at: new Date().toISOString() });
    const button = () => root.querySelector<HTMLElement>('.not-sent button')!;
    const click = () => act(() => button().click());
    await click();
    expect(button().textContent).toBe('Delete for everyone?');
    await click();
    expect(removed).not.toHaveBeenCalled();
    await act(() => button().blur());
    expect(button().textContent).toBe('Delete');
    await act(async () => void await vi.advanceTimersByTimeAsync(1_000));
    await click();
    await act(async () => void await vi.advanceTimersByTimeAsync(1_000));
    expect(removed).not.toHaveBeenCalled();
    await click();
    expect(removed).toHaveBeenCalledWith(2);
    vi.useRealTimers();
  });

  it('announces each new message once, also of several at once with the same words', async () => {
    const { receive, announced, show } = await arrange();
    await show({ historyUpTo: 2 });
    await receive(accepted, message(2, 'before'));
    await receive(message(3, 'hello'), message(4, 'hello'), message(5, 'mine', 'customer'));
    expect(announced()).toEqual(['Ann: hello', 'Ann: hello']);
  });

  it('announces what is new after the log has started over, and nothing that was put back', async () => {
    const { thread, show, receive, announced } = await arrange();
    thread.receive([accepted, message(2, 'kept'), message(3, 'lost'), message(4, 'lost too')]);
    await show({ thread: thread.view, historyUpTo: 4 });
    thread.receivePage({
      sessionId: 's1', status: 'agentLast', lastSeq: 2, more: false, startOver: true,
      events: [accepted, message(2, 'kept')],
    });
    await show({ thread: thread.view, historyUpTo: 2 });
    expect(announced()).toEqual([]);
    await receive(message(3, 'new'));
    expect(announced()).toEqual(['Ann: new']);
  });
});
