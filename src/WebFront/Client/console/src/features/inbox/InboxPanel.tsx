import { Button, Center, Loader, Text, Title, UnstyledButton } from '@mantine/core';
import type { InboxEntry, InboxView } from '@orleans-chat/shared';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { moment } from '../../lib/words';
import { toastRefusal } from '../../ui/toasts';
import { showChat } from '../chats';
import { inboxApi } from './api';
import { INBOX, useInbox } from './useInbox';
import styles from './InboxPanel.module.css';

/** What colleagues have written to this agent inside of chats; a click opens the chat there. */
export function InboxPanel({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const { data, isPending, refetch } = useInbox();
  const { older, more } = useOlder(data);
  const read = useRead();
  const open = ({ sessionId }: InboxEntry) => {
    onDone();
    go('/console');
    showChat(sessionId);
    void read(sessionId);
  };
  if (data === undefined) {
    return (
      <Center p="lg">
        {isPending ? <Loader size="sm" /> : <Button variant="default" onClick={() => void refetch()}>{t('inbox.notLoaded')}</Button>}
      </Center>
    );
  }
  return (
    <section className={styles.inbox}>
      <div className={styles['inbox-head']}>
        <Title order={2} fz={15}>{t('inbox.title')}</Title>
        {data.unread > 0 && <Button size="compact-xs" variant="subtle" onClick={() => void read(null)}>{t('inbox.readAll')}</Button>}
      </div>
      {data.entries.length === 0 && <Text p="md" c="dimmed" fz="sm">{t('inbox.empty')}</Text>}
      <ul className={styles['inbox-entries']}>
        {[...data.entries, ...older].map((entry) => (
          <li key={`${entry.sessionId}.${entry.seq}`}><Entry entry={entry} onOpen={() => open(entry)} /></li>
        ))}
      </ul>
      {more && <Button fullWidth variant="subtle" size="xs" onClick={() => void more()}>{t('inbox.more')}</Button>}
    </section>
  );
}

function Entry({ entry, onOpen }: { entry: InboxEntry; onOpen: () => void }) {
  const { t } = useTranslation();
  const name = entry.customerName ?? t('inbox.visitor');
  return (
    <UnstyledButton className={styles['inbox-entry']} data-read={entry.read} onClick={onOpen}>
      <span className={styles['entry-head']}>
        <span>{t(entry.type === 'whisper' ? 'inbox.whispered' : 'inbox.mentioned', { name: entry.by.name ?? '', customer: name })}</span>
        <time dateTime={entry.at}>{moment(entry.at)}</time>
      </span>
      <span className={styles['entry-text']} dir="auto">{entry.text ?? t('inbox.erased')}</span>
      {!entry.read && <span className="hidden-words">{t('inbox.unread')}</span>}
    </UnstyledButton>
  );
}

/** Shown as read at once; whatever becomes of that, the server says it afterwards. */
function useRead() {
  const queries = useQueryClient();
  return async (sessionId: string | null) => {
    queries.setQueriesData<InboxView>({ queryKey: INBOX }, (all) => {
      const entries = all?.entries.map((entry) => (sessionId === null || entry.sessionId === sessionId ? { ...entry, read: true } : entry));
      const gone = all?.entries.filter((entry) => !entry.read && entry.sessionId === sessionId).length ?? 0;
      return all && { ...all, entries: entries!, unread: sessionId === null ? 0 : Math.max(0, all.unread - gone) };
    });
    toastRefusal((await inboxApi.read({ sessionId })).refused);
    await queries.invalidateQueries({ queryKey: INBOX });
  };
}

/** Pages beyond the first, for as long as the panel is open. */
function useOlder(first: InboxView | undefined) {
  const [pages, setPages] = useState<readonly InboxView[]>([]);
  const last = pages.at(-1) ?? first;
  const before = last?.entries.at(-1)?.at;
  const more = last?.more && before !== undefined ? async () => {
    const { ok, refused } = await inboxApi.newest(before);
    if (!toastRefusal(refused) && ok !== null) {
      setPages([...pages, ok]);
    }
  } : null;
  return { older: pages.flatMap(({ entries }) => entries), more };
}
