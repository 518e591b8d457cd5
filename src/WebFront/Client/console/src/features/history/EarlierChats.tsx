import { Button, Drawer, Loader, Text } from '@mantine/core';
import type { SessionRow } from '@orleans-chat/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../lib/i18n';
import { refusalOf, valueOf } from '../../lib/queries';
import { moment } from '../../lib/words';
import { historyApi } from './api';
import { PastConversation } from './PastConversation';
import styles from './EarlierChats.module.css';

/** Chats of the same visitor before this one that the agent may read. */
export function useEarlier(row: SessionRow) {
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['history', 'earlier', row.id],
    queryFn: ({ pageParam }) => valueOf(historyApi.earlier(row.id, pageParam)),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return {
    chats: data?.pages.flatMap(({ chats }) => chats), refusal: refusalOf(error), asking: isFetching,
    more: hasNextPage ? () => void fetchNextPage() : undefined,
  };
}

/** Beside the conversation: all of them. */
export function EarlierChats({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const { chats, refusal, asking, more } = useEarlier(row);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {chats === undefined && refusal === null && <Loader size="sm" aria-label={t('history.looking')} />}
      {refusal !== null && <Text role="alert">{refusalText(refusal)}</Text>}
      {chats?.length === 0 && !more && <Text c="dimmed">{t('history.noEarlier')}</Text>}
      <ul className={styles['earlier-list']}>
        {chats?.map((chat) => <li key={chat.id}><Earlier chat={chat} onOpen={() => setOpen(chat.id)} /></li>)}
      </ul>
      {more && <Button variant="default" size="xs" loading={asking} onClick={more}>{t('history.older')}</Button>}
      <EarlierDrawer chat={open} onClose={() => setOpen(null)} />
    </>
  );
}

function Earlier({ chat, onOpen }: { chat: SessionRow; onOpen: () => void }) {
  return (
    <button className={styles.earlier} type="button" onClick={onOpen}>
      <span>{moment(chat.requestedAt)}{chat.agentName && <> · <bdi>{chat.agentName}</bdi></>}</span>
      <bdi className="one-line">{chat.firstMessage}</bdi>
    </button>
  );
}

export function EarlierDrawer({ chat, onClose }: { chat: string | null; onClose: () => void }) {
  return (
    // Nothing is dimmed: what is said now stays readable beside it.
    <Drawer
      opened={chat !== null} onClose={onClose} position="right" size={560} padding={0} shadow="xl"
      withCloseButton={false} withOverlay={false} lockScroll={false}
    >
      <div className={styles['earlier-drawer']}>
        {chat !== null && <PastConversation chat={chat} at={Number.NaN} onClose={onClose} />}
      </div>
    </Drawer>
  );
}
