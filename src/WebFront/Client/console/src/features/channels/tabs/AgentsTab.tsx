import { Alert, Checkbox, Text } from '@mantine/core';
import type { Permission, PersonView } from '@orleans-chat/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/Avatar';
import { NotLoaded } from '../../../ui/NotLoaded';
import { aboutOf, PermissionClash, PermissionGuide, PERMISSIONS } from '../../people';
import { Section } from './Section';
import { permissionsHere, useChannelAgents } from './useChannelAgents';
import styles from './AgentsTab.module.css';

/** Who may do what on this channel. Every box holds at once. */
export function AgentsTab({ id }: { id: string }) {
  const { t } = useTranslation();
  const { people, clashes, toggle, settle, again } = useChannelAgents(id);
  const has = (person: PersonView, permission: Permission) => permissionsHere(person, id).includes(permission);
  // Who could respond until a click here.
  const [couldRespond, setCouldRespond] = useState<readonly string[]>([]);
  const change = (person: PersonView, permission: Permission) => {
    if (permission === 'respond' && has(person, permission)) {
      setCouldRespond((others) => [...others, person.id]);
    }
    toggle(person, permission);
  };
  const active = people.filter((person) => !person.disabled);
  const nobody = people.length > 0 && !active.some((person) => has(person, 'respond'));
  return (
    <Section title={t('channel.tab.agents')} hint={t('channel.agentsHint')}>
      <PermissionGuide />
      {clashes.length > 0 && <PermissionClash clashes={clashes} onMine={() => settle('mine')} onTheirs={() => settle('theirs')} />}
      {again !== null && <NotLoaded again={again} />}
      {nobody && <Alert color="orange" role="status">{t('channel.nobodyResponds')}</Alert>}
      <ul className={styles.agents} aria-label={t('channel.tab.agents')}>
        {active.map((person) => (
          <li key={person.id}>
            <span className={styles['person-cell']}>
              <Avatar name={person.name} photo={person.photo} size="sm" />
              <span><strong>{person.name}</strong><Text fz="xs" c="dimmed" span className={styles.block}>{person.email}</Text></span>
            </span>
            <span className={styles['agent-boxes']}>
              {PERMISSIONS.map((each) => (
                <Checkbox
                  key={each} label={t(`permission.${each}`)}
                  aria-label={t('permission.of', { name: person.name, permission: t(`permission.${each}`) })}
                  aria-describedby={aboutOf(each)} checked={has(person, each)} onChange={() => change(person, each)}
                />
              ))}
            </span>
            {couldRespond.includes(person.id) && !has(person, 'respond') && <Text fz="sm" role="status">{t('people.losesRespond')}</Text>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
