import type { ChannelGrant, ChannelView, PersonView } from '@orleans-chat/shared';
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { AgentsTab } from '../src/features/channels/tabs/AgentsTab';
import { Invite } from '../src/features/people/Invite';
import { People } from '../src/features/people/People';
import { Toasts } from '../src/ui/toasts';
import { answer, answers, button, click, fieldOf, labelled, onScreen, place, show, shown, type } from './screen';

const channels = [{ id: 'c1', name: 'Shop' }, { id: 'c2', name: 'Support' }] as unknown as ChannelView[];
const USUAL = ['respond', 'notifications'];
const MAIL = 'GET /api/admin/mail';
const PEOPLE = 'GET /api/admin/people';
const ABOUT = [
  'Takes waiting chats', 'when customers wait for too long', 'Neither the agent nor the visitor sees it', 'take over and transfer',
];

const person = (name: string, responds: string[], others: string[] = []): PersonView => ({
  id: name, name, email: `${name}@shop.example`, disabled: false,
  channels: [
    ...responds.map((channel) => ({ id: channel, name: channel, permissions: ['respond'] })),
    ...others.map((channel) => ({ id: channel, name: channel, permissions: ['listenIn'] }))
  ],
} as unknown as PersonView);

const radio = (value: string) => place.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`)!;
const invite = (given = channels) => show(<Invite channels={given} onInvited={() => undefined} onDone={() => undefined} />);

onScreen();

describe('an invitation', () => {
  it('gives what is needed to answer on the channels that are ticked, and is handed over while no mail server is set up', async () => {
    const invited = { person: person('Ada', []), link: 'https://chat.example/invitation/x' };
    const server = answers([MAIL, {}], ['POST /api/admin/people', invited]);
    await invite();
    expect(radio('link').checked).toBe(true);
    expect(radio('mail').disabled).toBe(true);
    expect(shown()).toContain('no mail server is set up');
    expect(place.querySelector('a[href="/console/settings/mail"]')?.textContent).toBe('Set up e-mail');
    await type('E-mail', 'ada@shop.example');
    expect(shown()).toContain('No channel is ticked');
    await click(fieldOf('Support'));
    expect(shown()).not.toContain('No channel is ticked');
    expect(labelled('Support: Can respond')).toHaveProperty('checked', true);
    await click(button('Invite'));
    expect(server.sent('POST /api/admin/people')).toMatchObject([
      { email: 'ada@shop.example', administrator: false, send: false, channels: [{ channelId: 'c2', permissions: USUAL }] },
    ]);
  });

  it('gives all channels with one click, takes them with another, and keeps what was chosen one by one', async () => {
    const server = answers([MAIL, {}], ['POST /api/admin/people', { code: 'storage.busy' }, 503]);
    await invite();
    await type('E-mail', 'ada@shop.example');
    await click(fieldOf('All channels'));
    await click(labelled('Shop: Notifications'));
    await click(button('Invite'));
    await click(fieldOf('All channels'));
    await click(button('Invite'));
    const sent = server.sent('POST /api/admin/people') as { channels: ChannelGrant[] }[];
    expect(sent.map(({ channels: given }) => given.filter(({ permissions }) => permissions.length > 0))).toEqual([
      [{ channelId: 'c1', permissions: ['respond'] }, { channelId: 'c2', permissions: USUAL }], [],
    ]);
  });

  it('gives nothing on a channel that is deleted meanwhile', async () => {
    const server = answers([MAIL, {}], ['POST /api/admin/people', { code: 'storage.busy' }, 503]);
    await invite();
    await type('E-mail', 'ada@shop.example');
    await click(fieldOf('Support'));
    await invite(channels.slice(0, 1));
    expect(shown()).toContain('No channel is ticked');
    await click(fieldOf('Shop'));
    await click(button('Invite'));
    expect(server.sent('POST /api/admin/people')).toMatchObject([{ channels: [{ channelId: 'c1', permissions: USUAL }] }]);
  });

  it('gives the only channel that there is without a click', async () => {
    const server = answers([MAIL, {}], ['POST /api/admin/people', { code: 'storage.busy' }, 503]);
    await invite(channels.slice(0, 1));
    await type('E-mail', 'ada@shop.example');
    await click(button('Invite'));
    expect(server.sent('POST /api/admin/people')).toMatchObject([{ channels: [{ channelId: 'c1', permissions: USUAL }] }]);
  });

  it('is mailed where that is possible, unless one says otherwise', async () => {
    answers([MAIL, { settings: { host: 'mail.example' } }]);
    await invite();
    expect([radio('mail').checked, radio('mail').disabled]).toEqual([true, false]);
    expect(shown()).not.toContain('no mail server');
    await click(radio('link'));
    expect(radio('link').checked).toBe(true);
  });

  it('presets nothing before it is known what is possible, and takes no choice back', async () => {
    let reply!: (response: Response) => void;
    vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => { reply = resolve; }));
    await invite();
    expect([radio('mail').checked, radio('link').checked, radio('mail').disabled]).toEqual([false, false, false]);
    expect(place.querySelector('form')?.checkValidity()).toBe(false);
    await click(radio('mail'));
    await act(async () => reply(Response.json({})));
    expect([radio('mail').checked, radio('mail').disabled]).toEqual([true, false]);
    expect(shown()).toContain('no mail server is set up');
  });

  it('may be mailed where nobody can say whether that is possible, and is refused in words', async () => {
    answer(0, null);
    await invite();
    expect([radio('mail').checked, radio('mail').disabled]).toEqual([true, false]);
    expect(shown()).not.toContain('no mail server');
    answers(['POST /api/admin/people', { code: 'mail.notConfigured' }, 409]);
    await type('E-mail', 'ada@shop.example');
    await click(button('Invite'));
    expect(shown()).toContain('Mail is not set up yet.');
  });

  it('says what permissions and the administrator role are good for', async () => {
    answers([MAIL, {}]);
    await invite();
    for (const words of [...ABOUT, 'May change everything under Settings']) {
      expect(shown()).toContain(words);
    }
    const about = labelled('Shop: Manager')!.getAttribute('aria-describedby')!;
    expect(document.getElementById(about)?.textContent).toContain('take over');
  });
});

describe('the list of people', () => {
  it('says where each may answer, shortly, and marks who may nowhere', async () => {
    answers([PEOPLE, [person('Ada', ['Shop', 'Support']), person('Bea', ['A', 'B', 'C', 'D', 'E']), person('Cal', [], ['Shop'])]]);
    await show(<People channels={channels} />);
    const lines = [...place.querySelectorAll('.answers-on')].map(({ textContent }) => textContent);
    expect(lines).toEqual(['Answers on: Shop, Support', 'Answers on: A, B, C +2 more', 'Answers on: None']);
    expect(place.querySelectorAll('.answers-on .mantine-Badge-root')).toHaveLength(1);
  });

  const invited = async () => {
    await click(button('Invite'));
    const dialog = document.querySelector('[role=dialog]')!;
    const email = dialog.querySelector<HTMLInputElement>('input[name=email]')!;
    await act(async () => void email.form!.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })));
  };
  const names = () => [...place.querySelectorAll('.people strong')].map(({ textContent }) => textContent);

  it('has who was invited once, also where the list with them came before the answer', async () => {
    answers([PEOPLE, [person('Ada', []), person('Bea', [])]], ['POST /api/admin/people', { person: person('Bea', []), link: 'x' }]);
    await show(<People channels={channels} />);
    await invited();
    expect(names()).toEqual(['Ada', 'Bea']);
  });

  it('is asked for again, not made of who was invited alone, where it was refused before', async () => {
    answers([PEOPLE, { code: 'storage.busy' }, 503]);
    await show(<People channels={channels} />);
    answers([PEOPLE, [person('Ada', []), person('Bea', [])]], ['POST /api/admin/people', { person: person('Bea', []), link: 'x' }]);
    await invited();
    expect(names()).toEqual(['Ada', 'Bea']);
  });
});

describe('the agents of a channel', () => {
  const PERMIT = 'PUT /api/admin/people/Ada/channels';
  const who = (name: string, permissions: string[]) => ({ ...person(name, []), channels: [{ id: 'c1', name: 'Shop', permissions }] });
  const ada = (permissions: string[]) => who('Ada', permissions);

  it('says what permissions are good for, and stores clicks one after another over what was there', async () => {
    const server = answers([PEOPLE, [ada(['respond'])]]);
    await show(<AgentsTab id="c1" />);
    for (const words of ABOUT) {
      expect(shown()).toContain(words);
    }
    await click(labelled('Ada: Manager'));
    await click(labelled('Ada: Can respond'));
    expect(server.sent(PERMIT)).toEqual([
      { channels: [{ channelId: 'c1', permissions: ['respond', 'manager'], expected: ['respond'] }] },
      { channels: [{ channelId: 'c1', permissions: ['manager'], expected: ['respond', 'manager'] }] },
    ]);
  });

  it('shows a click before any timer runs', async () => {
    answers([PEOPLE, [ada(['respond'])]]);
    await show(<AgentsTab id="c1" />);
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      await click(labelled('Ada: Manager'));
      expect(labelled('Ada: Manager')).toHaveProperty('checked', true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says what becomes of the open chats of whom may not respond any more, while it is so', async () => {
    const words = 'Chats that they have there stay theirs';
    answers([PEOPLE, [ada(['respond']), who('Bea', [])]]);
    await show(<AgentsTab id="c1" />);
    await click(labelled('Ada: Manager'));
    await click(labelled('Bea: Can respond'));
    expect(shown()).not.toContain(words);
    await click(labelled('Ada: Can respond'));
    expect([...place.querySelectorAll('.agents > li')].map(({ textContent }) => textContent.includes(words))).toEqual([true, false]);
    await click(labelled('Ada: Can respond'));
    expect(shown()).not.toContain(words);
  });

  it('shows both versions when somebody else was quicker', async () => {
    answers([PEOPLE, [ada(['respond'])]]);
    await show(<AgentsTab id="c1" />);
    answers([PERMIT, { code: 'people.permissionsChangedMeanwhile' }, 409], [PEOPLE, [ada(['listenIn'])]]);
    await click(labelled('Ada: Manager'));
    const cells = [...place.querySelectorAll('[role=alert] td')].map(({ textContent }) => textContent);
    expect(cells).toEqual(['Can respond, Manager', 'Can listen in']);
    expect(labelled('Ada: Manager')).toHaveProperty('checked', false);
    const server = answers();
    await click(button('Save mine'));
    expect(server.sent(PERMIT)).toEqual([{ channels: [{ channelId: 'c1', permissions: ['respond', 'manager'], expected: ['listenIn'] }] }]);
    expect(place.querySelector('[role=alert]')).toBeNull();
  });

  it('compares with what it shows after it has asked again because of somebody else', async () => {
    answers([PEOPLE, [ada(['respond']), who('Bea', [])]]);
    await show(<AgentsTab id="c1" />);
    await click(labelled('Ada: Manager'));
    answers(['PUT /api/admin/people/Bea/channels', { code: 'storage.busy' }, 503], [PEOPLE, [ada(['listenIn']), who('Bea', [])]]);
    await click(labelled('Bea: Can respond'));
    expect(labelled('Ada: Can listen in')).toHaveProperty('checked', true);
    const server = answers();
    await click(labelled('Ada: Can respond'));
    expect(server.sent(PERMIT)).toEqual([
      { channels: [{ channelId: 'c1', permissions: ['respond', 'listenIn'], expected: ['listenIn'] }] },
    ]);
  });

  it('keeps showing clicks that wait when it asks again, and compares them with what was there', async () => {
    answers([PEOPLE, [ada(['respond']), who('Bea', ['respond'])]]);
    await show(<AgentsTab id="c1" />);
    const server = answers([PERMIT, { code: 'storage.busy' }, 503], [PEOPLE, [ada(['respond']), who('Bea', ['respond', 'listenIn'])]]);
    await act(async () => {
      (labelled('Ada: Manager') as HTMLElement).click();
      (labelled('Bea: Manager') as HTMLElement).click();
    });
    expect(labelled('Bea: Manager')).toHaveProperty('checked', true);
    expect(server.sent('PUT /api/admin/people/Bea/channels')).toEqual([
      { channels: [{ channelId: 'c1', permissions: ['respond', 'manager'], expected: ['respond'] }] },
    ]);
  });

  it.each([
    ['people.permissionsChangedMeanwhile', 409, 'Somebody else has changed these permissions meanwhile.'],
    ['storage.busy', 503, 'Much is going on'],
  ])('says %s also to whom has left the tab at once', async (code, status, words) => {
    answers([PEOPLE, [ada(['respond'])]]);
    await show(<><Toasts /><AgentsTab id="c1" /></>);
    let refuse!: () => void;
    vi.stubGlobal('fetch', (path: string) => (path === PEOPLE.slice(4)
      ? Promise.resolve(Response.json([ada(['listenIn'])]))
      : new Promise<Response>((resolve) => { refuse = () => resolve(Response.json({ code }, { status })); })));
    await click(labelled('Ada: Manager'));
    await show(<><Toasts /><p>Elsewhere</p></>);
    await act(async () => refuse());
    await vi.waitFor(() => expect(shown()).toContain(words));
  });
});
