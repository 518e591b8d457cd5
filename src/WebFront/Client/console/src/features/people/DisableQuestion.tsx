import { Alert, Button, Group, List, Loader, Text } from '@mantine/core';
import type { PersonChats, PersonView } from '@orleans-chat/shared';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf, valueOf } from '../../lib/queries';
import { useFirstFocus } from '../../ui/useFirstFocus';
import { useRefusalText } from '../../lib/i18n';
import { peopleApi } from './api';

interface Props {
  person: PersonView;
  busy: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Asked before somebody is disabled: what becomes of them, and of the chats that they have. */
export function DisableQuestion({ person, busy, onYes, onNo }: Props) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const { data: chats, error, isPending } = useQuery({
    queryKey: ['people', person.id, 'chats'], queryFn: () => valueOf(peopleApi.chats(person.id)),
  });
  const refused = refusalOf(error);
  const place = useFirstFocus<HTMLDivElement>(isPending);
  // The dialog may be longer than the screen, and what becomes of the chats comes after the cursor was set.
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest' }); // Some browsers answer a promise, which is no clean-up.
  }, [isPending, place]);
  return (
    <Alert
      ref={place} color="red" role="alertdialog" aria-label={t('disable.title', { name: person.name })}
      title={t('disable.title', { name: person.name })}
    >
      <Text mb="xs">{t('disable.text')}</Text>
      {isPending && <Loader size="sm" />}
      {refused && <Text mb="xs">{t('disable.unknown')} {refusalText(refused)}</Text>}
      {chats && <Chats {...chats} />}
      <Group gap="sm" mt="sm">
        <Button size="sm" variant="default" onClick={onNo} data-autofocus>{t('cancel')}</Button>
        <Button size="sm" color="red" loading={busy} disabled={isPending} onClick={onYes}>{t('people.disable')}</Button>
      </Group>
    </Alert>
  );
}

function Chats({ underWay, owed }: PersonChats) {
  const { t } = useTranslation();
  const answered = underWay - owed;
  return (
    <>
      <Text>{underWay === 0 ? t('disable.none') : t('disable.chats', { count: underWay })}</Text>
      <List>
        {owed > 0 && <List.Item>{t('disable.owed', { count: owed })}</List.Item>}
        {answered > 0 && <List.Item>{t('disable.answered', { count: answered })}</List.Item>}
      </List>
    </>
  );
}
