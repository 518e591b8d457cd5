import type { ChannelView, PersonView } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { Person } from '../src/settings/Person';
import { answers, button, click, labelled, onScreen, place, show, shown } from './screen';

const channels = [{ id: 'c1', name: 'Shop' }, { id: 'c2', name: 'Support' }] as unknown as ChannelView[];

const personWho = (may: Record<string, string[]>): PersonView => ({
  id: 'p1', name: 'Tora', email: 'tora@shop.example', administrator: false, disabled: false, invited: false, twoFactor: false, passkeys: 0,
  channels: channels.map(({ id, name }) => ({ id, name, permissions: may[id] ?? [] })),
} as unknown as PersonView);

const dialog = (person: PersonView, given = channels) => show(<Person person={person} channels={given} onChanged={() => undefined} onGone={() => undefined} />);
const PERMIT = 'PUT /api/admin/people/p1/channels';
const CHATS = 'GET /api/admin/people/p1/chats';
const DISABLE = 'PUT /api/admin/people/p1/disabled';
const MEANWHILE = [PERMIT, { code: 'people.permissions-changed-meanwhile' }, 409] as const;

onScreen();

describe('the dialog of a person', () => {
  it('saves the permissions that were changed in it, not those that somebody else has changed since it was opened', async () => {
    const server = answers();
    await dialog(personWho({ c1: ['respond'] }));
    await click(labelled('Shop: Can listen in'));
    await dialog(personWho({ c1: ['respond'], c2: ['manager'] }));
    await click(button('Save permissions'));
    await click(button('Save permissions'));
    expect(server.sent(PERMIT)).toEqual([
      { channels: [{ channelId: 'c1', permissions: ['respond', 'listenIn'], expected: ['respond'] }] }, { channels: [] },
    ]);
  });

  it('saves nothing of a channel that is deleted meanwhile, and compares nothing of it', async () => {
    const server = answers(MEANWHILE, ['GET /api/admin/people', [personWho({ c1: ['manager'], c2: ['manager'] })]]);
    await dialog(personWho({ c1: ['respond'] }));
    await click(labelled('Support: Can listen in'));
    await dialog(personWho({ c1: ['respond'] }), channels.slice(0, 1));
    await click(button('Save permissions'));
    expect(server.sent(PERMIT)).toEqual([{ channels: [] }]);
    expect([...place.querySelectorAll('[role=alert] td')]).toEqual([]);
  });

  it('shows both versions when somebody else was quicker, and saves mine over what is stored now', async () => {
    answers(MEANWHILE, ['GET /api/admin/people', [personWho({ c1: ['manager'], c2: ['respond'] })]]);
    await dialog(personWho({ c1: ['respond'] }));
    await click(labelled('Shop: Can listen in'));
    await click(button('Save permissions'));
    const cells = [...place.querySelectorAll('[role=alert] td')].map(({ textContent }) => textContent);
    expect(cells).toEqual(['Can respond, Can listen in', 'Manager']);
    const server = answers();
    await click(button('Save mine'));
    expect(server.sent(PERMIT)).toEqual([{ channels: [{ channelId: 'c1', permissions: ['respond', 'listenIn'], expected: ['manager'] }] }]);
    expect(labelled('Support: Can respond')).toHaveProperty('checked', true);
  });

  it('keeps theirs where both changed the same, and mine elsewhere', async () => {
    answers(MEANWHILE, ['GET /api/admin/people', [personWho({ c1: ['manager'] })]]);
    await dialog(personWho({ c1: ['respond'] }));
    await click(labelled('Shop: Can listen in'));
    await click(labelled('Support: Notifications'));
    await click(button('Save permissions'));
    const server = answers();
    await click(button('Keep theirs'));
    expect(server.sent(PERMIT)).toEqual([{ channels: [{ channelId: 'c2', permissions: ['notifications'], expected: [] }] }]);
    expect(labelled('Shop: Can listen in')).toHaveProperty('checked', false);
    expect(labelled('Shop: Manager')).toHaveProperty('checked', true);
  });

  it('asks before somebody is disabled, with their chats and what becomes of them', async () => {
    const server = answers([CHATS, { underWay: 3, owed: 2 }]);
    await dialog(personWho({}));
    await click(button('Disable'));
    expect(shown()).toContain('Disable Tora?');
    expect(shown()).toContain('There are 3 chats under way');
    expect(shown()).toContain('In 2 the customer waits for an answer: they go back to the head of the queue at once.');
    expect(shown()).toContain('In 1 the agent wrote last: it goes to the queue when the customer writes again');
    expect(server.sent(DISABLE)).toEqual([]);
    await click(button('Cancel'));
    expect(shown()).not.toContain('Disable Tora?');
    await click(button('Disable'));
    await click(button('Disable'));
    expect(server.sent(DISABLE)).toEqual([{ on: true }]);
  });

  it('asks also where there are no chats, or nobody can say', async () => {
    answers([CHATS, { underWay: 0, owed: 0 }]);
    await dialog(personWho({}));
    await click(button('Disable'));
    expect(shown()).toContain('There are no chats under way.');
    await click(button('Cancel'));
    answers([CHATS, { code: 'cluster.unavailable' }, 503]);
    await click(button('Disable'));
    expect(shown()).toContain('could not be found out');
  });

  it('mails nothing while no mail server is set up', async () => {
    answers(['GET /api/admin/mail', {}]);
    await dialog(personWho({}));
    expect(button('Send a password link')).toHaveProperty('disabled', true);
    expect(button('Show a password link')).toHaveProperty('disabled', false);
    expect(place.querySelector('a[href="/console/settings/mail"]')).not.toBeNull();
  });
});
