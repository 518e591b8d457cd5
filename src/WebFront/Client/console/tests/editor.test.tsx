import { keepFromHandlers, type AgentMe, type ChannelSettings, type ChannelView } from '@orleans-chat/shared';
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { ChannelContext } from '../src/features/channels/ChannelContext';
import { change, discard, isDirty, open, received, save, setProblems, useDrafts } from '../src/features/channels/drafts';
import { originsIn } from '../src/features/channels/originOf';
import { AddChannel } from '../src/features/channels/AddChannel';
import { Color } from '../src/features/channels/Color';
import { Count, Minutes } from '../src/features/channels/fields';
import { CopyChannel } from '../src/features/channels/CopyChannel';
import { Day } from '../src/features/channels/hours/Day';
import { readable } from '../src/features/channels/problems';
import { RemoteChangeNotice } from '../src/features/channels/RemoteChangeNotice';
import { Toasts } from '../src/ui/toasts';
import { Tags } from '../src/features/channels/Tags';
import { WEEKDAYS } from '../src/lib/weekdays';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { speak } from '../src/lib/i18n';
import { answer, answers, button, fieldOf, click, labelled, onScreen, place, show, type as typed } from './screen';

const OPEN = { open: [{ start: '08:00:00', end: '16:00:00' }], breaks: [] };
const settings = {
  name: 'Shop', header: 'Ask', allowedOrigins: ['https://a.example'], color: '#0a6e5c', look: { badge: { text: null } },
  hours: { ...Object.fromEntries(WEEKDAYS.map((day) => [day, OPEN])), holidays: [] },
} as unknown as ChannelSettings;
const SETTINGS = '/api/admin/channels/c1/settings';
const draft = () => useDrafts.getState().drafts['c1']!;

onScreen();

/** A part of the editor of a channel. */
function Part({ children }: { children: React.ReactNode }) {
  const now = useDrafts(({ drafts }) => drafts['c1']);
  return now && <ChannelContext.Provider value={{ id: 'c1', draft: now }}>{children}</ChannelContext.Provider>;
}

async function edit(part: React.ReactNode) {
  sessionStorage.clear();
  discard('c1');
  const server = answers([`GET ${SETTINGS}`, { settings, version: 1 }], [`PUT ${SETTINGS}`, { settings, version: 2 }]);
  await open('c1');
  await show(<Part>{part}</Part>);
  return server;
}

const leaveField = (label: string) => act(async () => fieldOf(label).blur());

/** As people do it: in a field that has the focus. */
async function type(label: string, text: string) {
  await act(async () => fieldOf(label).focus());
  await typed(label, text);
}

describe('a list of websites', () => {
  const WEBSITES = 'Websites that may show this chat';
  const tags = () => [...place.querySelectorAll('.mantine-Pill-label')].map((pill) => pill.textContent);
  const websites = () => edit(<Tags path="allowedOrigins" entries={originsIn} />);

  it('makes no entry with the Enter that ends a composition, as the console keeps it from all its fields', async () => {
    await websites();
    const stop = keepFromHandlers(window);
    await type(WEBSITES, 'b.example');
    const enter = (keyCode: number) =>
      act(async () => fieldOf(WEBSITES).dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode, bubbles: true })));
    await enter(229);
    expect(tags()).toEqual(['https://a.example']);
    await enter(13);
    expect(tags()).toEqual(['https://a.example', 'https://b.example']);
    stop();
  });

  it('has what is being typed in the draft: it is saved and outlives a reload without Enter', async () => {
    const { sent } = await websites();
    await type(WEBSITES, 'b.example/shop');
    expect(draft().now.allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
    expect(isDirty(draft())).toBe(true);
    expect([tags(), fieldOf(WEBSITES).value]).toEqual([['https://a.example'], 'b.example/shop']);
    vi.resetModules();
    const again = await import('../src/features/channels/drafts');
    expect(again.useDrafts.getState().drafts['c1']?.now.allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
    await act(() => save('c1'));
    expect(sent(`PUT ${SETTINGS}`)).toMatchObject([{ settings: { allowedOrigins: ['https://a.example', 'https://b.example'] } }]);
  });

  it('makes an entry of it when the field is left, and forgets what was taken back', async () => {
    await websites();
    await type(WEBSITES, 'b.example');
    await leaveField(WEBSITES);
    expect([tags(), fieldOf(WEBSITES).value]).toEqual([['https://a.example', 'https://b.example'], '']);
    await type(WEBSITES, 'c');
    expect(draft().now.allowedOrigins).toContain('https://c');
    await type(WEBSITES, '');
    expect(draft().now.allowedOrigins).toEqual(['https://a.example', 'https://b.example']);
  });

  it('keeps and marks what is no website', async () => {
    await websites();
    await type(WEBSITES, 'mailto:me@b.example');
    expect(draft().now.allowedOrigins).toContain('mailto:me@b.example');
    await act(async () => setProblems('c1', { 'allowedOrigins[1]': 'origin' }));
    expect(fieldOf(WEBSITES).getAttribute('aria-invalid')).toBe('true');
    expect(place.textContent).toContain('Addresses of websites as');
    await leaveField(WEBSITES);
    expect(draft().now.allowedOrigins).toEqual(['https://a.example', 'mailto:me@b.example']);
  });

  it('takes the same one only once, and follows the draft when that becomes another', async () => {
    await websites();
    await type(WEBSITES, 'https://a.example');
    expect(draft().now.allowedOrigins).toEqual(['https://a.example']);
    await leaveField(WEBSITES);
    expect(tags()).toEqual(['https://a.example']);
    await type(WEBSITES, 'typed');
    await act(async () => {
      discard('c1');
      await open('c1');
    });
    expect([tags(), fieldOf(WEBSITES).value]).toEqual([['https://a.example'], '']);
  });
});

describe('a colour', () => {
  const BASE = 'Base colour';
  const TEXT = 'Badge: text';

  it('is taken as people write it, and stands as it is stored when the field is left', async () => {
    await edit(<Color path="look.badge.text" optional />);
    await type(TEXT, '#fff');
    expect([draft().now.look.badge.text, fieldOf(TEXT).value]).toEqual(['#ffffff', '#fff']);
    await type(TEXT, '#fff00');
    expect(draft().now.look.badge.text).toBe('#fff00');
    await type(TEXT, 'FFF000');
    await leaveField(TEXT);
    expect([draft().now.look.badge.text, fieldOf(TEXT).value]).toEqual(['#FFF000', '#FFF000']);
  });

  it('stays as it was written where it is none, and is marked', async () => {
    await edit(<Color path="color" />);
    await type(BASE, 'red');
    await act(async () => setProblems('c1', { color: 'color' }));
    await leaveField(BASE);
    expect([draft().now.color, fieldOf(BASE).value, fieldOf(BASE).getAttribute('aria-invalid')]).toEqual(['red', 'red', 'true']);
    await click(labelled('Base colour: Use the standard colour'));
    expect([draft().now.color, fieldOf(BASE).value]).toEqual(['#0a6e5c', '#0a6e5c']);
    expect(labelled('Base colour: Use the standard colour')).toBeNull();
  });

  it('goes back to what follows from the theme', async () => {
    await edit(<Color path="look.badge.text" optional />);
    expect(labelled('Badge: text: Use the theme’s colour')).toBeNull();
    await type(TEXT, '#123456');
    await click(labelled('Badge: text: Use the theme’s colour'));
    expect([draft().now.look.badge.text, fieldOf(TEXT).value]).toEqual([null, '']);
  });
});

describe('a number', () => {
  it('that is taken away leaves the field empty for the next one', async () => {
    await edit(<><Minutes path="idleTimeout" /><Count path="queueLimit" /></>);
    const fields = [
      ['Ends by itself without a message for', () => draft().now.idleTimeout], ['Places in the queue', () => draft().now.queueLimit],
    ] as const;
    for (const [label, read] of fields) {
      await type(label, '');
      expect(fieldOf(label).value).toBe('');
      await type(label, '20');
      expect([fieldOf(label).value.startsWith('20'), String(read())]).toEqual([true, label.startsWith('Ends') ? '00:20:00' : '20']);
      await type(label, '');
      await leaveField(label);
      expect(fieldOf(label).value.startsWith('0')).toBe(true);
    }
  });
});

describe('the hours of a day', () => {
  it('take a time that is free, and a break within them that says what it is', async () => {
    await edit(<Day day="monday" />);
    await click(button('Another time'));
    await click(button('Add a break'));
    expect(draft().now.hours.monday).toEqual({
      open: [{ start: '08:00:00', end: '16:00:00' }, { start: '17:00:00', end: '21:00:00' }],
      breaks: [{ start: '11:30:00', end: '12:00:00' }],
    });
    expect(labelled('Monday, break')?.textContent).toContain('Break from');
  });

  it('that were taken away stay so, are marked, and are not sent', async () => {
    const { sent } = await edit(<Day day="monday" />);
    const from = place.querySelector<HTMLInputElement>('[aria-label="Monday, from (1)"]')!;
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(from, '');
      from.dispatchEvent(new Event('input', { bubbles: true }));
    });
    expect([draft().now.hours.monday.open[0]?.start, from.value]).toEqual(['', '']);
    await act(async () => void await save('c1'));
    expect(from.getAttribute('aria-invalid')).toBe('true');
    expect(place.querySelector('[role="alert"]')?.textContent).toBe('Please fill this in.');
    expect(sent(`PUT ${SETTINGS}`)).toEqual([]);
    expect(readable(draft().now).hours.monday.open).toEqual([]);
  });

  it('that run into the next day are told with both days', async () => {
    await edit(<Day day="monday" />);
    const alert = () => place.querySelector('[role="alert"]')?.textContent;
    await act(async () => setProblems('c1', { 'hours.monday.open': 'overlapNext:monday-tuesday' }));
    expect(alert()).toBe('The hours of Monday run into Tuesday and overlap the hours of Tuesday.');
    await act(() => speak('nb'));
    expect(alert()).toBe('Tidene på mandag går over i tirsdag og overlapper med tidene på tirsdag.');
  });
});

describe('a new channel', () => {
  const wrong = { code: 'channel.settingsInvalid', details: { name: 'required' } };
  const errors = () => [...document.querySelectorAll('.mantine-InputWrapper-error')].map((each) => each.textContent);
  const send = () =>
    act(async () => void document.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })));
  const channel = { id: 'c1', name: 'Shop' } as ChannelView;

  it('with a name of blanks has its name marked', async () => {
    answers(['POST /api/admin/channels', wrong, 400]);
    await show(<AddChannel opened onClose={() => undefined} onAdded={() => undefined} />);
    await send();
    expect(errors()).toEqual(['Please fill this in.']);
  });

  it.each([[wrong, 400, 'Please fill this in.'], [{ code: 'channel.nameTaken' }, 409, 'There is already a channel with this name.']])(
    'as a copy too', async (problem, status, words) => {
      answers(['POST /api/admin/channels/c1/copies', problem, status]);
      await show(<CopyChannel channel={channel} onClose={() => undefined} onCopied={() => undefined} />);
      await send();
      expect(errors()).toEqual([words]);
    });
});

describe('news of somebody else’s save', () => {
  const audit = '/api/admin/audit?subject=c1&kind=channel.changed';
  const saved = async (actorId: string) => {
    answers(
      [`GET ${SETTINGS}`, { settings: { ...settings, header: 'Theirs' }, version: 2 }],
      [`GET ${audit}`, { entries: [{ subjectId: 'c1', actorId, actorName: 'Bo <bo@example.com>', at: '2026-01-01T10:00:00Z' }] }],
    );
    await act(async () => {
      useAgent.setState({ ...initialAgentState, me: { id: 'a1', name: 'Ann', channels: [] } as unknown as AgentMe }, true);
      await received('c1', 2);
    });
  };

  it('says who it was, and that it is seen', async () => {
    await edit(<RemoteChangeNotice />);
    await saved('a2');
    expect(place.textContent).toMatch(/Bo has changed this channel \(.+\)\. You see it as it is now\.$/);
  });

  it('says it of oneself, offers to compare, and takes theirs when what was typed is taken back', async () => {
    await edit(<RemoteChangeNotice />);
    await act(async () => change('c1', 'name', 'Mine'));
    await saved('a1');
    expect(place.textContent).toContain('You have changed this channel in another window');
    await click(button('Compare'));
    expect(draft().theirs?.settings.header).toBe('Theirs');
    await act(async () => change('c1', 'name', 'Shop'));
    expect(draft().now.header).toBe('Theirs');
    expect(place.textContent).toContain('You see it as it is now.');
  });

  it('says why there is nothing to compare with', async () => {
    await edit(<><Toasts /><RemoteChangeNotice /></>);
    await act(async () => change('c1', 'name', 'Mine'));
    await saved('a2');
    answer(0, null);
    await click(button('Compare'));
    expect([draft().theirs, draft().gone]).toEqual([null, false]);
    expect(place.querySelector('[role=alert]')?.textContent).toContain('No contact with the server.');
    answer(404, { code: 'channel.notFound' });
    await click(button('Compare'));
    expect(draft()).toMatchObject({ gone: true, now: { name: 'Mine' } });
  });
});
