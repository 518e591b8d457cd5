import { Center, Stack, Text } from '@mantine/core';
import { IconMessages } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../agent/store';
import { useClient } from '../app/agentContext';
import { showChat, useView } from '../app/view';
import { sayRefused } from '../parts/toasts';
import { ChatList } from './ChatList';
import { ConversationPane } from './ConversationPane';
import { CustomerPanel } from './CustomerPanel';

/** List on the left, conversation in the middle, customer on the right; on a phone one at a time. */
export function Chats() {
  const { t } = useTranslation();
  const client = useClient();
  const selected = useView((view) => view.selected);
  const row = useAgent((state) => (selected === null ? undefined : state.rows[selected]));
  const followed = useAgent((state) => selected !== null && state.threads[selected] !== undefined);
  const opened = useRef<string | null>(null);
  useEffect(() => {
    // Again where it was closed from outside: then the server says why.
    const isOpen = followed && opened.current === selected;
    opened.current = selected;
    if (selected !== null && !isOpen) {
      // A broken connection opens the chat again by itself.
      client.threads.open(selected).then((refused) => sayRefused(refused) && showChat(null)).catch(() => undefined);
    }
  }, [client, selected, followed]);
  return (
    <div className="chats" data-open={selected !== null}>
      <ChatList />
      {row ? <><ConversationPane key={row.id} row={row} /><CustomerPanel row={row} /></> : (
        <Center className="chats-empty">
          <Stack align="center" gap="sm" c="dimmed"><IconMessages size={44} stroke={1.3} aria-hidden /><Text>{t('chats.pick')}</Text></Stack>
        </Center>
      )}
    </div>
  );
}
