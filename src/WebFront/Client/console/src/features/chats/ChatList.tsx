import { Badge, Button, Text, Title, Tooltip, UnstyledButton } from '@mantine/core';
import { isEnded, type SessionRow } from '@orleans-chat/shared';
import { IconArrowRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { completed, handling, useAgent, useNow, waiting as waitingOf } from '../agent';
import { showChat, useView } from './view';
import { OneLine } from '../../ui/OneLine';
import { clock } from '../../lib/words';
import { useDraft } from './drafts';
import { useActions } from './useActions';
import styles from './ChatList.module.css';

const MINUTE_MS = 60_000;

export function ChatList() {
  const { t } = useTranslation();
  const minute = Math.floor(useNow() / MINUTE_MS) * MINUTE_MS;
  const open = useAgent(useShallow(handling));
  const ended = useAgent(useShallow((state) => completed(state, minute)));
  return (
    <aside className={styles['chat-list']} aria-label={t('chats.label')}>
      <QueueBox />
      <div className={styles['chat-list-scroll']}>
        <Group title={t('chats.ongoing')} rows={open} empty={t('chats.empty')} />
        {ended.length > 0 && <Group title={t('chats.completed')} rows={ended} empty="" />}
      </div>
    </aside>
  );
}

function QueueBox() {
  const { t } = useTranslation();
  const { getNext } = useActions();
  const channel = useView((view) => view.channel);
  const waiting = useAgent((state) => waitingOf(state, channel, 'respond'));
  const away = useAgent((state) => state.me?.presence === 'away');
  return (
    <div className={styles['queue-box']}>
      <div className={styles['queue-number']} role="status"><span>{t('queue.label')}</span><strong>{waiting}</strong></div>
      <Button
        fullWidth disabled={waiting === 0} rightSection={<IconArrowRight size={16} aria-hidden />} onClick={() => void getNext(channel)}
      >
        {t('queue.next')}
      </Button>
      {away && <Text fz="xs" c="dimmed">{t('away.mayTake')}</Text>}
    </div>
  );
}

function Group({ title, rows, empty }: { title: string; rows: readonly SessionRow[]; empty: string }) {
  return (
    <section>
      <Title order={3} className={styles['group-title']}>{title}</Title>
      {rows.length === 0 ? <Text className={styles['group-empty']} c="dimmed" fz="sm">{empty}</Text> : (
        <ul>{rows.map((row) => <li key={row.id}><Entry row={row} /></li>)}</ul>
      )}
    </section>
  );
}

function Entry({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const current = useView((view) => view.selected === row.id);
  const draft = useDraft(row.id);
  const state = isEnded(row.status) ? 'ended' : row.status === 'customerLast' ? 'customer' : 'agent';
  return (
    <UnstyledButton className={styles.entry} aria-current={current} onClick={() => showChat(row.id)}>
      <Tooltip label={t(`last.${state}`)}>
        <span className={styles.dot} data-state={state} role="img" aria-label={t(`last.${state}`)} />
      </Tooltip>
      <span className={styles['entry-text']}>
        <OneLine className={styles['entry-name']}>{row.customerName ?? row.customerEmail ?? t('anonymous')}</OneLine>
        <span className={styles['entry-last']}>{draft ? <em>{t('draft', { text: draft })}</em> : row.lastMessage}</span>
      </span>
      <span className={styles['entry-side']}>
        <time dateTime={row.lastActivityAt}>{clock(row.lastActivityAt)}</time>
        {row.unread > 0 && state !== 'ended' && (
          <Badge size="sm" color="red" variant="filled" aria-label={t('unread', { count: row.unread })}>{row.unread}</Badge>
        )}
      </span>
    </UnstyledButton>
  );
}
