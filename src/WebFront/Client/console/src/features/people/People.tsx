import { Badge, Button, Group, Modal, Paper, Text, TextInput, Title } from '@mantine/core';
import type { ChannelView, PersonView } from '@orleans-chat/shared';
import { IconSearch, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotLoaded } from '../../ui/NotLoaded';
import { withNew } from '../../lib/withNew';
import { Avatar } from '../../ui/Avatar';
import { Invite } from './Invite';
import { Person } from './Person';
import { usePeople } from './usePeople';

/** Everybody with an account. */
export function People({ channels }: { channels: readonly ChannelView[] }) {
  const { t } = useTranslation();
  const { people, setPeople, reload, known, missing } = usePeople();
  const [wanted, setWanted] = useState('');
  const [inviting, setInviting] = useState(false);
  const [opened, setOpened] = useState<string | null>(null);
  const [unsaved, setUnsaved] = useState(false);
  const [leaving, setLeaving] = useState(0);
  const stay = () => setLeaving(0);
  /** As the server answers them; null: gone. */
  const changed = (id: string, now: PersonView | null) => setPeople((all) => all.flatMap((each) => (each.id === id ? now ?? [] : each)));
  const close = () => {
    setOpened(null);
    stay();
  };
  const person = people.find((each) => each.id === opened);
  const shown = people.filter((each) => `${each.name} ${each.email}`.toLowerCase().includes(wanted.trim().toLowerCase()));
  const closeLabel = { 'aria-label': t('close') };
  return (
    <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby="people">
      <Group justify="space-between" mb="md">
        <Title order={2} fz={18} id="people">{t('settings.people')}</Title>
        <Group gap="sm">
          <TextInput
            aria-label={t('people.search')} placeholder={t('people.search')}
            leftSection={<IconSearch size={16} aria-hidden />} value={wanted}
            onChange={(event) => setWanted(event.currentTarget.value)}
          />
          <Button leftSection={<IconUserPlus size={18} aria-hidden />} onClick={() => setInviting(true)}>{t('people.invite')}</Button>
        </Group>
      </Group>
      <ul className="people">
        {shown.map((each) => (
          <li key={each.id}>
            <Avatar name={each.name} photo={each.photo} />
            <div className="people-words">
              <Group gap={6}><strong>{each.name}</strong><Marks person={each} /></Group>
              <Text fz="sm" c="dimmed">{each.email}</Text>
              <Answers person={each} />
            </div>
            <Button variant="default" aria-label={t('people.manageWho', { name: each.name })} onClick={() => setOpened(each.id)}>
              {t('people.manage')}
            </Button>
          </li>
        ))}
      </ul>
      {missing && <NotLoaded again={reload} />}
      {known && shown.length === 0 && <Text c="dimmed">{t('people.none')}</Text>}
      <Modal opened={inviting} onClose={() => setInviting(false)} title={t('people.invite')} size="lg" closeButtonProps={closeLabel}>
        <Invite channels={channels} onInvited={(one) => setPeople((all) => withNew(all, one))} onDone={() => setInviting(false)} />
      </Modal>
      <Modal
        opened={person !== undefined} onClose={() => (unsaved ? setLeaving((times) => times + 1) : close())} title={person?.name} size="lg"
        closeButtonProps={closeLabel}
      >
        {person && (
          <Person
            key={person.id} person={person} channels={channels} leaving={leaving} onChanged={(now) => changed(person.id, now)}
            onUnsaved={setUnsaved} onStay={stay} onGone={close}
          />
        )}
      </Modal>
    </Paper>
  );
}

const SHOWN_CHANNELS = 3;

/** Where somebody may answer; other permissions alone answer nobody. */
function Answers({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  const names = person.channels.filter(({ permissions }) => permissions.includes('respond')).map(({ name }) => name);
  const more = names.length - SHOWN_CHANNELS;
  return (
    <Text fz="sm" component="div" className="answers-on" title={names.join(', ')}>
      <span>{t('people.answersOn')}</span>{' '}
      {names.length === 0
        ? <Badge variant="light" color="orange">{t('people.answersNowhere')}</Badge>
        : <span>{names.slice(0, SHOWN_CHANNELS).join(', ')}</span>}
      {more > 0 && <span> {t('people.andMore', { count: more })}</span>}
    </Text>
  );
}

function Marks({ person }: { person: PersonView }) {
  const { t } = useTranslation();
  return (
    <>
      {person.administrator && <Badge variant="light">{t('people.administrator')}</Badge>}
      {person.invited && <Badge variant="light" color="blue">{t('people.invited')}</Badge>}
      {person.disabled && <Badge variant="light" color="gray">{t('people.disabled')}</Badge>}
      {person.lockedUntil && <Badge variant="light" color="red">{t('people.locked')}</Badge>}
      {(person.twoFactor || person.passkeys > 0) && <Badge variant="light" color="teal">{t('people.secured')}</Badge>}
    </>
  );
}
