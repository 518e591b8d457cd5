import { Alert, Checkbox, Text } from '@mantine/core';
import type { PersonView } from '@orleans-chat/shared';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Face } from '../../parts/Face';
import { sayRefused } from '../../parts/toasts';
import { PERMISSIONS } from '../../settings/Permissions';
import { peopleApi } from '../../settings/peopleApi';
import { usePeople } from '../../settings/usePeople';
import { Later } from './Later';
import { Section } from './Section';

/** Who may do what on this channel. Every box holds at once. */
export function AgentsTab({ id }: { id: string }) {
  const { t } = useTranslation();
  const { people, setPeople, reload } = usePeople();
  const has = (person: PersonView, permission: string) => person.channels.find((channel) => channel.id === id)?.permissions.includes(permission) ?? false;
  // Shown at once; stored one after another, so that the last word is the last click.
  const last = useRef(Promise.resolve());
  const toggle = (person: PersonView, permission: string) => {
    const here = PERMISSIONS.filter((each) => (each === permission ? !has(person, each) : has(person, each)));
    const changed = withPermissions(person, id, here);
    setPeople((before) => before.map((each) => (each.id === person.id ? changed : each)));
    last.current = store(last.current, person.id, here);
  };
  // Only this channel: what somebody else changed on others meanwhile stays.
  const store = async (before: Promise<void>, person: string, permissions: string[]) => {
    await before;
    const { refused } = await peopleApi.permit(person, [{ channelId: id, permissions }]);
    if (sayRefused(refused)) {
      await reload();
    }
  };
  const active = people.filter((person) => !person.disabled);
  const nobody = people.length > 0 && !active.some((person) => has(person, 'respond'));
  return (
    <Section title={t('channel.tab.agents')} hint={t('channel.agentsHint')}>
      <Later what="channel.later.notifications" />
      {nobody && <Alert color="orange" role="status">{t('channel.nobodyResponds')}</Alert>}
      <ul className="agents" aria-label={t('channel.tab.agents')}>
        {active.map((person) => (
          <li key={person.id}>
            <span className="person-cell">
              <Face name={person.name} photo={person.photo} size="sm" />
              <span><strong>{person.name}</strong><Text fz="xs" c="dimmed" span className="block">{person.email}</Text></span>
            </span>
            <span className="agent-boxes">
              {PERMISSIONS.map((each) => (
                <Checkbox
                  key={each} label={t(`permission.${each}`)} aria-label={t('permission.of', { name: person.name, permission: t(`permission.${each}`) })}
                  checked={has(person, each)} onChange={() => toggle(person, each)}
                />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function withPermissions(person: PersonView, id: string, permissions: string[]): PersonView {
  const others = person.channels.filter((channel) => channel.id !== id);
  return { ...person, channels: [...others, { id, name: '', permissions }] };
}
