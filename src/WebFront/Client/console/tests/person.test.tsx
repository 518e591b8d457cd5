import type { ChannelView, PersonView } from '@orleans-chat/shared';
import { describe, expect, it } from 'vitest';
import { Person } from '../src/settings/Person';
import { answer, button, click, labelled, onScreen, show } from './screen';

const channels = [{ id: 'c1', name: 'Shop' }, { id: 'c2', name: 'Support' }] as unknown as ChannelView[];

const personWho = (may: Record<string, string[]>): PersonView => ({
  id: 'p1', name: 'Tora', email: 'tora@shop.example', administrator: false, disabled: false, invited: false, twoFactor: false, passkeys: 0,
  channels: channels.map(({ id, name }) => ({ id, name, permissions: may[id] ?? [] })),
} as unknown as PersonView);

const dialog = (person: PersonView) => show(<Person person={person} channels={channels} onChanged={() => undefined} onGone={() => undefined} />);

onScreen();

describe('the dialog of a person', () => {
  it('saves the permissions that were changed in it, not those that somebody else has changed since it was opened', async () => {
    const server = answer(200, {});
    const sent = async () => {
      await click(button('Save permissions'));
      return (JSON.parse(String(server.mock.lastCall?.[1].body)) as { channels: unknown }).channels;
    };
    await dialog(personWho({ c1: ['respond'] }));
    await click(labelled('Shop: Can listen in'));
    await dialog(personWho({ c1: ['respond'], c2: ['manager'] }));
    expect(await sent()).toEqual([{ channelId: 'c1', permissions: ['respond', 'listenIn'] }]);
    expect(await sent()).toEqual([]);
  });
});
