import type { ChannelView, PersonView } from '@orleans-chat/shared';
import { act } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { People } from '../src/features/people/People';
import { Person } from '../src/features/people/Person';
import { answers, button, click, fieldOf, labelled, onScreen, place, show, shown } from './screen';

const channels = [{ id: 'c1', name: 'Shop' }, { id: 'c2', name: 'Support' }] as unknown as ChannelView[];

const personWho = (may: Record<string, string[]>): PersonView => ({
  id: 'p1', name: 'Tora', email: 'tora@shop.example', administrator: false, disabled: false, invited: false, twoFactor: false, passkeys: 0,
  channels: channels.map(({ id, name }) => ({ id, name, permissions: may[id] ?? [] })),
} as unknown as PersonView);

const nothing = () => undefined;
const dialog = (person: PersonView, given = channels) => show(
  <Person person={person} channels={given} leaving={0} onChanged={nothing} onUnsaved={nothing} onStay={nothing} onGone={nothing} />,
);
const PERMIT = 'PUT /api/admin/people/p1/channels';
const CHATS = 'GET /api/admin/people/p1/chats';
const DISABLE = 'PUT /api/admin/people/p1/disabled';
const MEANWHILE = [PERMIT, { code: 'people.permissionsChangedMeanwhile' }, 409] as const;

onScreen();

describe('the dialog of a person', () => {
  it('saves the permissions that were changed in it, not those that somebody else has changed since it was opened', async () => {
    const server = answers();
    await dialog(personWho({ c1: ['respond'] }));
    await click(labelled('Shop: Can listen in'));
    await dialog(personWho({ c1: ['respond'], c2: ['manager'] }));
    await click(button('Save permissions'));
    expect(server.sent(PERMIT)).toEqual([{ channels: [{ channelId: 'c1', permissions: ['respond', 'listenIn'], expected: ['respond'] }] }]);
  });

  it('says what becomes of chats before "Can respond" is taken away', async () => {
    answers();
    await dialog(personWho({ c1: ['respond'] }));
    expect(shown()).not.toContain('stay theirs');
    await click(labelled('Shop: Can respond'));
    expect(shown()).toContain('stay theirs as long as these go on');
  });

  it('saves only what is changed, and says so at the button', async () => {
    const server = answers();
    await dialog(personWho({ c1: ['respond'] }));
    const save = () => button('Save permissions')!;
    const tick = () => click(labelled('Shop: Can listen in'));
    const offered = () => save().getAttribute('aria-disabled') === null;
    expect(offered()).toBe(false);
    expect(document.getElementById(save().getAttribute('aria-describedby')!)?.textContent).toBe('No permission was changed.');
    await click(save());
    await tick();
    expect(offered()).toBe(true);
    await tick();
    expect(offered()).toBe(false);
    expect(server.sent(PERMIT)).toEqual([]);
    await tick();
    await click(save());
    expect(offered()).toBe(false);
    expect(server.sent(PERMIT)).toHaveLength(1);
  });

  it('gives what is usual on all channels where there is nothing yet with one click, and takes everything with another', async () => {
    const server = answers();
    await dialog(personWho({ c1: ['manager'] }));
    await click(fieldOf('All channels'));
    await click(button('Save permissions'));
    await click(fieldOf('All channels'));
    await click(button('Save permissions'));
    expect(server.sent(PERMIT)).toEqual([
      { channels: [{ channelId: 'c2', permissions: ['respond', 'notifications'], expected: [] }] },
      { channels: [
        { channelId: 'c1', permissions: [], expected: ['manager'] },
        { channelId: 'c2', permissions: [], expected: ['respond', 'notifications'] },
      ] },
    ]);
  });

  it('saves nothing of a channel that is deleted meanwhile, and compares nothing of it', async () => {
    const server = answers(MEANWHILE, ['GET /api/admin/people', [personWho({ c1: ['respond'], c2: ['manager'] })]]);
    await dialog(personWho({ c1: ['respond'] }));
    await click(labelled('Support: Can listen in'));
    await dialog(personWho({ c1: ['respond'] }), channels.slice(0, 1));
    await click(button('Save permissions'));
    expect(server.sent(PERMIT)).toEqual([]);
    await click(labelled('Shop: Manager'));
    await click(button('Save permissions'));
    expect(server.sent(PERMIT)).toEqual([{ channels: [{ channelId: 'c1', permissions: ['respond', 'manager'], expected: ['respond'] }] }]);
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
    const scroll = vi.spyOn(Element.prototype, 'scrollIntoView');
    await click(button('Disable'));
    expect(scroll.mock.contexts.map((element) => (element as Element).getAttribute('role'))).toEqual(['alertdialog', 'alertdialog']);
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

describe('closing the dialog of a person', () => {
  const PEOPLE = 'GET /api/admin/people';
  const page = () => document.body;
  const pressed = (words: string) => click([...page().querySelectorAll('button')].find((each) => each.textContent === words));
  const tick = (words: string) => click(page().querySelector(`[aria-label="${words}"]`));
  const close = () => click(page().querySelector('[role=dialog] [aria-label=Close]'));
  const opened = () => page().querySelector('[role=dialog]') !== null;
  const question = () => page().querySelector('[role=alertdialog]');
  const open = async (permit?: readonly [call: string, body: unknown, status: number]) => {
    const permitted = { ...personWho({ c1: ['respond', 'manager'] }), name: 'Tora Two' };
    const server = answers([PEOPLE, [personWho({ c1: ['respond'] })]], permit ?? [PERMIT, permitted]);
    await show(<People channels={channels} />);
    await pressed('Manage');
    await vi.waitFor(() => expect(opened()).toBe(true));
    return server;
  };
  const STEP_MS = 20; // The dialog fades out.
  const gone = () => vi.waitFor(async () => {
    await act(() => new Promise((resolve) => { setTimeout(resolve, STEP_MS); }));
    expect(opened()).toBe(false);
  });

  it('asks nothing where nothing is changed', async () => {
    await open();
    await close();
    expect(question()).toBeNull();
    await gone();
  });

  it('asks while permissions are not saved, with the cursor on Save, which saves and closes', async () => {
    const server = await open();
    await tick('Shop: Manager');
    await close();
    expect(opened()).toBe(true);
    expect(question()?.textContent).toContain('The permissions are not saved');
    expect(document.activeElement?.textContent).toBe('Save');
    await pressed('Save');
    expect(server.sent(PERMIT)).toEqual([{ channels: [{ channelId: 'c1', permissions: ['respond', 'manager'], expected: ['respond'] }] }]);
    await gone();
    // As the answer has it: nobody is asked for again.
    expect(page().textContent).toContain('Tora Two');
    expect(server.fetch.mock.calls.filter(([path, init]) => `${init.method} ${path}` === PEOPLE)).toHaveLength(1);
  });

  it('throws away what is discarded, and what is ticked on is not asked about until it closes again', async () => {
    const server = await open();
    await tick('Shop: Manager');
    await close();
    await tick('Shop: Can listen in');
    expect(question()).toBeNull();
    await close();
    await pressed('Discard');
    await gone();
    expect(server.sent(PERMIT)).toEqual([]);
    await pressed('Manage');
    expect(page().querySelector('[aria-label="Shop: Manager"]')).toHaveProperty('checked', false);
  });

  it('stays open with the reason when they cannot be saved', async () => {
    await open([PERMIT, { code: 'storage.busy' }, 503]);
    await tick('Shop: Manager');
    await close();
    await pressed('Save');
    expect(question()).toBeNull();
    expect(page().querySelector('[role=dialog] [role=alert]')?.textContent).toContain('Much is going on');
    expect(page().querySelector('[aria-label="Shop: Manager"]')).toHaveProperty('checked', true);
  });
});
