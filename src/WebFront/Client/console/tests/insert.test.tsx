import { act } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { draftOf, keepDraft } from '../src/features/chats/drafts';
import { plainText } from '../src/features/chats/insert/articles';
import { asked } from '../src/features/chats/insert/asked';
import { byShortcut, fit, foldersIn, groupsOf, ofQuickReply, ofTemplate, textIn, type Choice } from '../src/features/chats/insert/choices';
import { fill, valuesOf } from '../src/features/chats/insert/fill';
import { area, arranged, chosen, library, menu, press, write } from './insertScene';
import { click, labelled, onScreen, place, shown, waitFor } from './screen';

const all: readonly Choice[] = [
  ...library.quickReplies.map((reply) => ofQuickReply(reply, library.uses)),
  ...library.templates.map((template) => ofTemplate(template, library.uses)),
];

describe('a slash', () => {
  it.each([
    ['/', 1, { from: 0, words: '' }],
    ['Hello /del', 10, { from: 6, words: 'del' }],
    ['Hello\n/del and more', 10, { from: 6, words: 'del' }],
    ['(/del', 5, { from: 1, words: 'del' }],
  ])('at the start of a word asks: %j', (text, caret, found) => expect(asked(text, caret)).toEqual(found));

  it.each([
    ['https://example.com/a', 21], ['https:/', 7], ['and/or', 6], ['/usr/bin', 8], ['/del ', 5], ['24/7', 4], ['Hello /del', 5],
  ])('elsewhere is a letter: %j', (text, caret) => expect(asked(text, caret)).toBeNull());
});

describe('what is inserted', () => {
  const facts = {
    customerName: ' Kari  Nordmann ', agentName: 'Ola', channel: 'Support', timeZone: 'Pacific/Kiritimati', language: 'nb-NO',
    now: new Date('2026-11-30T11:30:00Z'),
  };

  it('has the values of the chat, and the date as the customer writes it where the company is', () => {
    expect(fill('{firstName} / {customerName} / {agentName} / {channel} / {date}', valuesOf(facts)))
      .toBe('Kari / Kari  Nordmann / Ola / Support / 1. desember 2026');
    expect(fill('{date}', valuesOf({ ...facts, language: 'not a language' }))).not.toBe('{date}');
  });

  it('keeps a variable without a value, and words in braces that are none', () => {
    expect(fill('{firstName}, case {requestId} {other}', valuesOf({ ...facts, customerName: null })))
      .toBe('{firstName}, case {requestId} {other}');
  });

  it('puts a value in as it is, not as another variable', () => {
    expect(fill('{customerName} {agentName}', valuesOf({ ...facts, customerName: '{agentName}' }))).toBe('{agentName} Ola');
  });

  it('is in the language of the customer, or the first one', () => {
    const texts = library.templates[0]!.texts;
    expect(textIn({ texts }, 'nb-NO')?.language).toBe('nb');
    expect(textIn({ texts }, 'no')?.language).toBe('nb');
    expect(textIn({ texts }, 'fi')?.language).toBe('en');
  });
});

describe('the text of an article', () => {
  it('has one line for each item of a list, as the server lays it out', () => {
    expect(plainText('<h2>On the way</h2>\n<p>By ship.</p>\n<ul>\n<li>Slowly</li>\n<li>Safely</li>\n</ul>\n<p>End.</p>'))
      .toBe('On the way\n\nBy ship.\n\n- Slowly\n- Safely\n\nEnd.');
  });
});

describe('the menu', () => {
  const names = (...groups: ReturnType<typeof groupsOf>) => groups.map(({ key, choices }) => [key, choices.map(({ name }) => name)].flat());

  it('has favourites first, and of each group what is used most', () => {
    expect(names(...groupsOf(all, 'all', ''))).toEqual([
      ['favourites', 'Late parcel'], ['quickReply', 'Open', 'Elsewhere', 'Thanks'], ['template', 'Delivery times'],
    ]);
  });

  it('finds words in names, folders and texts, a shortcut before all', () => {
    expect(names(...groupsOf(all, 'all', 'del'))).toEqual([['template', 'Delivery times', 'Late parcel']]);
    expect(names(...groupsOf(all, 'all', 'nine'))).toEqual([['quickReply', 'Open']]);
    expect(names(...groupsOf(all, 'all', 'ty'))[0]).toEqual(['quickReply', 'Thanks']);
    expect(groupsOf(all, 'all', 'nothing')).toEqual([]);
    expect(fit(all[0]!, 'thank you')).toBeGreaterThan(0);
  });

  it('shows what was used last, and folders', () => {
    expect(names(...groupsOf(all, 'recent', ''))).toEqual([['recent', 'Open', 'Late parcel']]);
    expect(foldersIn(all, 'template', '')).toEqual(['Delivery']);
    expect(foldersIn(all, 'template', 'Delivery')).toEqual(['Delivery/Delays']);
  });

  it('knows one\'s own shortcut before a shared one', () => {
    const shared = ofQuickReply({ ...library.quickReplies[1]!, shortcut: 'ty' }, []);
    expect(byShortcut([shared, ...all], 'TY')?.id).toBe('q1');
    expect(byShortcut(all, 't')).toBeUndefined();
  });
});

describe('the composer', () => {
  onScreen();
  afterEach(() => sessionStorage.clear());

  it('inserts by keyboard what was chosen, and never sends it', async () => {
    const { client, server, sent } = await arranged();
    await write('Hi /del');
    await waitFor(() => expect(chosen()).toBe('Delivery times'));
    await press('ArrowDown');
    expect(chosen()).toBe('Late parcel');
    expect(area().getAttribute('aria-activedescendant')).toBe(place.querySelector('[aria-selected="true"]')!.id);
    await press('ArrowUp');
    await press('Enter');
    expect(draftOf('s1')).toBe('Hi Two days.');
    expect(menu()).toBeNull();
    expect(sent()).toEqual([]);
    expect(server.sent('POST /api/replies/uses')).toEqual([{ kind: 'template', id: 't2' }]);
    await press('Enter');
    await waitFor(() => expect(sent()).toMatchObject([{ text: 'Hi Two days.' }]));
    client.stop();
  });

  it('opens nothing in an address or where nothing fits, so that Enter sends', async () => {
    const { client, sent } = await arranged();
    await write('See https://example.com/del');
    expect(menu()).toBeNull();
    await press('Enter');
    await waitFor(() => expect(sent()).toMatchObject([{ text: 'See https://example.com/del' }]));
    await write('Say /zzz');
    expect(menu()).toBeNull();
    await press('Enter');
    await waitFor(() => expect(sent()).toHaveLength(2));
    client.stop();
  });

  it('closes with Escape and leaves what was typed, until the next slash', async () => {
    const { client } = await arranged();
    await write('Hi /del');
    await waitFor(() => expect(menu()).not.toBeNull());
    await press('Escape');
    expect(menu()).toBeNull();
    expect(draftOf('s1')).toBe('Hi /del');
    expect(document.activeElement).toBe(area());
    await write('Hi /deli');
    expect(menu()).toBeNull();
    await write('Hi ');
    await write('Hi /');
    await waitFor(() => expect(menu()).not.toBeNull());
    client.stop();
  });

  it('leaves keys to the input method', async () => {
    const { client } = await arranged();
    await write('/del');
    await waitFor(() => expect(menu()).not.toBeNull());
    await press('Enter', { isComposing: true });
    expect(draftOf('s1')).toBe('/del');
    await press('ArrowDown', { isComposing: true });
    expect(chosen()).toBe('Delivery times');
    client.stop();
  });

  it('turns a shortcut and a space into its text', async () => {
    const { client, server, sent } = await arranged();
    await write('Well, /ty');
    await waitFor(() => expect(menu()).not.toBeNull());
    expect((await press(' ')).defaultPrevented).toBe(true);
    expect(draftOf('s1')).toBe('Well, Thank you!');
    expect(sent()).toEqual([]);
    expect(server.sent('POST /api/replies/uses')).toEqual([{ kind: 'quickReply', id: 'q1' }]);
    await write('/t');
    expect((await press(' ')).defaultPrevented).toBe(false);
    client.stop();
  });

  it('refuses to send what is not filled in, says so and selects it', async () => {
    const { client, sent } = await arranged();
    await write('/late');
    await waitFor(() => expect(chosen()).toBe('Late parcel'));
    await press('Enter');
    expect(draftOf('s1')).toBe('Beklager, Kari. Sak {requestId}.');
    await waitFor(() => expect(area().selectionEnd - area().selectionStart).toBe('{requestId}'.length));
    expect(place.querySelector('mark')?.textContent).toBe('{requestId}');
    expect(labelled('Fill in: request number')).not.toBeNull();
    expect(shown()).not.toContain('Fill in what is marked before you send it.');
    await press('Enter');
    expect(shown()).toContain('Fill in what is marked before you send it.');
    expect(sent()).toEqual([]);
    expect(draftOf('s1')).toBe('Beklager, Kari. Sak {requestId}.');
    await write('Beklager, Kari. Sak 42.');
    expect(shown()).not.toContain('Fill in what is marked before you send it.');
    await press('Enter');
    await waitFor(() => expect(sent()).toMatchObject([{ text: 'Beklager, Kari. Sak 42.' }]));
    client.stop();
  });

  it('does not show what another channel shares', async () => {
    const { client } = await arranged();
    await write('/');
    await waitFor(() => expect(menu()?.textContent).toContain('Open'));
    expect(menu()!.textContent).not.toContain('Elsewhere');
    client.stop();
  });

  it('opens the same by a button, with a field to search in, and puts the text where the caret was', async () => {
    const { client } = await arranged();
    await act(async () => keepDraft('s1', 'One two'));
    await act(async () => area().setSelectionRange(4, 4));
    await click(labelled('Insert (/)'));
    const field = place.querySelector<HTMLInputElement>('[aria-label="Search what to insert"]')!;
    expect(document.activeElement).toBe(field);
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, 'thank you');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await press('Enter');
    expect(draftOf('s1')).toBe('One Thank you!two');
    await waitFor(() => expect(document.activeElement).toBe(area()));
    await click(labelled('Insert (/)'));
    await press('Escape');
    expect(menu()).toBeNull();
    await waitFor(() => expect(document.activeElement).toBe(area()));
    client.stop();
  });

  it('shows the groups one after the other, folders, and keeps a favourite', async () => {
    const { client, server } = await arranged();
    await write('/');
    await waitFor(() => expect(menu()).not.toBeNull());
    for (let tab = 0; tab < 3; tab += 1) {
      await press('Tab');
    }
    expect(place.querySelector('[aria-pressed="true"]')?.textContent).toBe('Templates');
    expect(chosen()).toBe('Delivery');
    await press('Enter');
    expect(menu()!.textContent).toContain('Delivery times');
    expect(menu()!.textContent).not.toContain('Late parcel');
    await press('Backspace');
    expect(chosen()).toBe('Delivery');
    await write('/ty');
    await press('Tab', { shiftKey: true });
    await press('f', { altKey: true, code: 'KeyF' });
    await waitFor(() => expect(server.sent('POST /api/replies/favourites')).toEqual([{ kind: 'quickReply', id: 'q1', on: true }]));
    client.stop();
    vi.restoreAllMocks();
  });
});
