import { Button, Center, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../agent';
import { showChat, useView } from './view';
import { ChatList } from './ChatList';
import { ConversationPane } from './ConversationPane';
import { CustomerPanel } from './CustomerPanel';
import { useDraftSync } from './drafts';
import { EmptyChats } from './EmptyChats';
import { useOpenChat } from './useOpenChat';
import { WaitingNotice } from './WaitingNotice';
import styles from './Chats.module.css';

/** List on the left, conversation in the middle, customer on the right; on a phone one at a time. */
export function Chats() {
  const { t } = useTranslation();
  const selected = useView((view) => view.selected);
  const row = useAgent((state) => (selected === null ? undefined : state.rows[selected]));
  const waits = useOpenChat(selected);
  useDraftSync();
  return (
    <div className={styles.chats} data-open={selected !== null}>
      <ChatList />
      {row ? <><ConversationPane key={row.id} row={row} waits={waits} /><CustomerPanel row={row} /></> : (
        <Center className={styles['chats-empty']}>
          <Stack align="center" gap="sm">
            <WaitingNotice waits={waits} />
            {selected === null ? <EmptyChats /> : <Button variant="default" onClick={() => showChat(null)}>{t('chats.back')}</Button>}
          </Stack>
        </Center>
      )}
    </div>
  );
}
