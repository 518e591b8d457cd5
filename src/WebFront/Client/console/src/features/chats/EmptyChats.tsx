import { Button, Paper, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconMessages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { answerable, boardsMissing, handling, owed, useAgent } from '../agent';
import { useActions } from './useActions';
import { useCustomerName } from './useCustomerName';
import { WaitPill } from './wait/WaitPill';
import styles from './EmptyChats.module.css';

/** Where no chat is chosen: the one who has waited longest, or that there is nothing to do; not that where nobody knows. */
export function EmptyChats() {
  const { t } = useTranslation();
  const { accept } = useActions();
  const [first] = useAgent(useShallow((state) => answerable(state, null)));
  const [owes, has] = useAgent(useShallow((state) => [owed(state).length > 0, handling(state).length > 0]));
  const missing = useAgent((state) => boardsMissing(state, null)) && !owes; // The queue's strip asks again.
  const name = useCustomerName();
  if (!owes && first !== undefined) {
    return (
      <Paper className={styles['first-waiting']} withBorder radius="lg" p="lg">
        <div className={styles['first-line']}><Title order={2}>{name(first)}</Title><WaitPill row={first} /></div>
        <Text dir="auto" lineClamp={4}>{first.masked ? t('row.masked') : first.firstMessage}</Text>
        <Button mt="md" aria-label={t('takeFrom', { name: name(first) })} onClick={() => void accept(first.id)}>{t('take')}</Button>
      </Paper>
    );
  }
  return (
    <div className={styles['nothing-open']}>
      {owes || !has || missing
        ? <IconMessages size={44} stroke={1.3} aria-hidden />
        : <IconCircleCheck size={44} stroke={1.3} aria-hidden />}
      <Text>{t(missing ? 'notLoaded' : owes ? 'chats.pick' : has ? 'chats.answered' : 'chats.nobody')}</Text>
    </div>
  );
}
