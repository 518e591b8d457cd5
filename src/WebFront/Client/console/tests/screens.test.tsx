import type { ChannelSettings, DayHours, SignInEnd } from '@orleans-chat/shared';
import { act, type ReactNode } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { useAgent } from '../src/features/agent/store';
import { OpenLink } from '../src/features/account/OpenLink';
import { Setup } from '../src/features/account/Setup';
import { SignIn } from '../src/features/account/SignIn';
import { ChannelContext } from '../src/features/channels/ChannelContext';
import { ChannelEditor } from '../src/features/channels/ChannelEditor';
import { discard, open, setProblems, useDrafts } from '../src/features/channels/drafts';
import { Hours } from '../src/features/channels/hours/Hours';
import { answer, button, click, fieldOf, onScreen, place, show, shown, type } from './screen';

const CLOSED: DayHours = { open: [], breaks: [] };
const WEEK = { monday: CLOSED, tuesday: CLOSED, wednesday: CLOSED, thursday: CLOSED, friday: CLOSED, saturday: CLOSED, sunday: CLOSED };
const settings = {
  hours: { ...WEEK, alwaysOpen: true, timeZone: 'Etc/UTC', holidays: [{ date: '2026-12-24', name: 'Eve', open: null }] },
} as unknown as ChannelSettings;

onScreen();

function OfChannel({ children }: { children: ReactNode }) {
  const draft = useDrafts(({ drafts }) => drafts['c2'])!;
  return <ChannelContext.Provider value={{ id: 'c2', draft }}>{children}</ChannelContext.Provider>;
}

describe('opening hours', () => {
  beforeEach(async () => {
    sessionStorage.clear();
    discard('c2');
    answer(200, { settings, version: 1 });
    await open('c2');
    await show(<OfChannel><Hours /></OfChannel>);
  });

  const now = () => useDrafts.getState().drafts['c2']!.now.hours;
  const zoneOf = (timeZone: string) =>
    vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({ timeZone } as Intl.ResolvedDateTimeFormatOptions);

  it('begin in the zone of the browser, and say so', async () => {
    zoneOf('Europe/Oslo');
    await click(place.querySelector('input[type=checkbox]'));
    expect(now()).toMatchObject({ alwaysOpen: false, timeZone: 'Europe/Oslo' });
    expect(shown()).toContain('by the clock of Europe/Oslo');
  });

  it('stay where they are when the browser says something unheard of', async () => {
    zoneOf('Mars/Olympus');
    await click(place.querySelector('input[type=checkbox]'));
    expect(now()).toMatchObject({ alwaysOpen: false, timeZone: 'Etc/UTC' });
  });

  it('take the zone that one has typed the beginning of, with Enter', async () => {
    zoneOf('Europe/Oslo');
    await click(place.querySelector('input[type=checkbox]'));
    const input = fieldOf('Time zone');
    await act(async () => input.focus());
    await type('Time zone', 'New y');
    await vi.waitFor(() => expect(document.querySelector('[data-combobox-selected]')?.textContent).toBe('America/New York'));
    await act(async () => input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true })));
    expect(now().timeZone).toBe('America/New_York');
  });

  it('are hidden while they do not count, unless something in them is wrong; that is marked', async () => {
    expect(place.querySelector('.week')).toBeNull();
    await act(async () => setProblems('c2', { 'hours.holidays[0].open': 'overlap' }));
    expect(shown()).toContain('These times overlap.');
  });
});

describe('a channel', () => {
  it('that cannot be read says why, and can be asked for again', async () => {
    discard('c3');
    answer(0, null);
    await show(<ChannelEditor id="c3" tab="properties" channel={undefined} />);
    expect(shown()).toContain('No contact with the server');
    answer(404, { code: 'channel.notFound' });
    await click(button('Try again'));
    expect(shown()).toContain('This chat channel does not exist.');
    expect(button('Try again')).toBeUndefined();
  });
});

describe('the editor of a channel', () => {
  const whole = { ...settings, name: 'Shop', header: 'Ask', language: 'en' } as unknown as ChannelSettings;
  beforeEach(() => {
    sessionStorage.clear();
    discard('c4');
  });
  const edit = async () => {
    answer(200, { settings: whole, version: 1 });
    await show(<ChannelEditor id="c4" tab="bot" channel={undefined} />);
  };

  it('says that leaving a tab saves, until something was saved, and then when', async () => {
    await edit();
    expect(shown()).toContain('Leaving a tab saves what you changed on it.');
    await type('Name of the bot', 'Bo');
    expect(shown()).toContain('Not saved');
    answer(200, { settings: useDrafts.getState().drafts['c4']!.now, version: 2 });
    await click(button('Save'));
    expect(shown()).not.toContain('Leaving a tab saves');
    expect(place.querySelector('[role=status] .saved')?.textContent).toMatch(/All changes are saved· \d/);
  });

  it('says that the channel was deleted elsewhere as soon as one comes back to it, and keeps what was typed', async () => {
    await edit();
    await type('Name of the bot', 'Typed');
    answer(404, { code: 'channel.notFound' });
    await act(async () => window.dispatchEvent(new Event('focus')));
    expect(place.querySelector('[role=alert]')?.textContent).toContain('This channel was deleted.');
    expect(shown()).not.toContain('All changes are saved');
    expect(place.querySelector<HTMLInputElement>('[name="bot.name"]')?.value).toBe('Typed');
    expect(button('Save')?.disabled).toBe(true);
  });
});

describe('a link', () => {
  it('that could not be looked at is not called invalid, and is looked at again', async () => {
    answer(0, null);
    await show(<OpenLink token="t" />);
    expect(shown()).toContain('The link could not be looked at');
    expect(shown()).toContain('No contact with the server');
    answer(200, { purpose: 'invitation', email: 'ada@example.com' });
    await click(button('Try again'));
    expect(shown()).toContain('You were invited as ada@example.com');
  });

  it('that is over says so, and there is nothing to try again', async () => {
    answer(410, { code: 'account.linkInvalid' });
    await show(<OpenLink token="t" />);
    expect(shown()).toContain('This link was used or has run out');
    expect(place.querySelector('[role=alert]')).toBeNull();
    expect(button('Try again')).toBeUndefined();
    expect(place.querySelector('form input')).toBeNull();
    expect(place.querySelector('a[href="/console"]')?.textContent).toBe('Sign in');
  });

  it('to the first administrator is looked at before there is a form', async () => {
    const server = answer(404, { code: 'account.setupLinkInvalid' });
    await show(<Setup key="used" token="used" />);
    expect(server.mock.calls.map(([path, { method }]) => `${method} ${path}`)).toEqual(['GET /api/setup/used']);
    expect(shown()).toContain('This link was used or has run out');
    expect(place.querySelector('form input')).toBeNull();
    expect(place.querySelector('a[href="/console"]')?.textContent).toBe('Sign in');
    answer(200, {});
    await show(<Setup key="good" token="good" />);
    expect(shown()).toContain('Create the first administrator');
    expect(place.querySelectorAll('form input')).toHaveLength(3);
  });

  it('that is used while its form is open says so', async () => {
    answer(200, {});
    await show(<Setup token="good" />);
    answer(404, { code: 'account.setupLinkInvalid' });
    await act(async () => place.querySelector('form')!.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })));
    expect(shown()).toContain('This link was used or has run out');
    expect(place.querySelector('form input')).toBeNull();
  });
});

describe('the sign-in page', () => {
  it.each<[SignInEnd, string]>([
    ['disabled', 'An administrator has disabled your account.'], ['administrator', 'An administrator has signed you out everywhere.'],
    ['elsewhere', 'You have signed out here from another browser.'],
  ])('says to whom was signed in that the sign-in ended: %s', async (endedBy, words) => {
    useAgent.setState({ endedBy });
    answer(200, { passwordReset: false });
    await show(<SignIn onSignedIn={() => undefined} />);
    expect(place.querySelector('[role=status]')?.textContent).toBe(words);
  });

  it.each([null, 'something new' as SignInEnd])('says nothing where there is nothing to say: %s', async (endedBy) => {
    useAgent.setState({ endedBy });
    answer(200, { passwordReset: false });
    await show(<SignIn onSignedIn={() => undefined} />);
    expect(place.querySelector('[role=status]')).toBeNull();
  });
});

describe('the way back from a sign-in service', () => {
  beforeEach(() => useAgent.setState({ endedBy: null }));

  it.each([
    ['account.lockedOut', 'Too many wrong tries'], ['storage.busy', 'Much is going on'], ['account.externalUnknown', 'no account here'],
  ])('says %s, once', async (code, words) => {
    history.replaceState(null, '', `/console?refused=${code}`);
    answer(200, { passwordReset: false });
    await show(<SignIn onSignedIn={() => undefined} />);
    expect(shown()).toContain(words);
    expect(location.search).toBe('');
  });

  it('says nothing that is no refusal', async () => {
    history.replaceState(null, '', '/console?refused=signIn.text');
    answer(200, { passwordReset: false });
    await show(<SignIn onSignedIn={() => undefined} />);
    expect(place.querySelector('[role=alert]')).toBeNull();
  });
});
