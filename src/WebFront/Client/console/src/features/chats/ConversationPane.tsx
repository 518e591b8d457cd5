import { ActionIcon, Alert, Button, Group, Modal, Text, Title } from '@mantine/core';
import { isEnded, isolated, isOwned, type SessionRow } from '@orleans-chat/shared';
import { IconChevronLeft, IconDoorExit, IconEar, IconInfoCircle, IconX } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useAgent, useChannelName, useClient } from '../agent';
import { showChat } from './view';
import { Announcer } from './Announcer';
import { Composer } from './Composer';
import { CustomerButton } from './CustomerPanel';
import { Log } from './Log';
import { useActions } from './useActions';
import type { Waiting } from './useOpenChat';
import { WaitingNotice } from './WaitingNotice';
import styles from './ConversationPane.module.css';

export function ConversationPane({ row, waits }: { row: SessionRow; waits: Waiting | null }) {
  const { t } = useTranslation();
  const client = useClient();
  const thread = useAgent((state) => state.threads[row.id]);
  const mine = useAgent((state) => state.me?.id === row.agentId);
  useEffect(() => {
    const seen = () => document.visibilityState === 'visible' && client.threads.seen(row.id);
    seen();
    document.addEventListener('visibilitychange', seen);
    return () => document.removeEventListener('visibilitychange', seen);
  }, [client, row.id, thread, mine]);
  const name = row.customerName ?? row.customerEmail ?? t('anonymous');
  return (
    <section className={styles.conversation} aria-label={t('conversation', { name })}>
      <Head row={row} name={name} mine={mine} />
      {mine && isOwned(row.status) && <LastHere channelId={row.channelId} />}
      <WaitingNotice waits={waits} />
      <Log row={row} name={name} />
      <Foot row={row} name={name} mine={mine} />
      <Announcer row={row} name={name} />
    </section>
  );
}

function Head({ row, name, mine }: { row: SessionRow; name: string; mine: boolean }) {
  const { t } = useTranslation();
  const channel = useChannelName(row.channelId);
  return (
    <header className={styles['conversation-head']}>
      <ActionIcon
        className={styles.back} variant="subtle" color="gray" size="lg" aria-label={t('chats.back')} onClick={() => showChat(null)}
      >
        <IconChevronLeft />
      </ActionIcon>
      <div className={styles['conversation-name']}>
        <Title order={2} fz={17} title={name}>{name}</Title>
        <Text fz="xs" c="dimmed" className="one-line">
          {isolated(channel)}{!mine && row.agentName ? ` · ${isolated(row.agentName)}` : ''}
        </Text>
      </div>
      <CustomerButton row={row} />
      {mine && isOwned(row.status) && <EndButton row={row} name={name} />}
    </header>
  );
}

/** Who loses the permission to respond, or the channel, keeps the chats that they have. */
function LastHere({ channelId }: { channelId: string }) {
  const { t } = useTranslation();
  const allowed = useAgent((state) => may(state, channelId, 'respond'));
  const standing = useAgent((state) => state.channels[channelId]?.standing ?? 'unknown');
  const words = allowed || standing === 'unknown' ? null : t(standing === 'deleted' ? 'chats.lastOfDeleted' : 'chats.lastHere');
  return (
    <div role="status">
      {words !== null && <Alert color="gray" radius={0} py="xs" icon={<IconInfoCircle aria-hidden />}>{words}</Alert>}
    </div>
  );
}

function EndButton({ row, name }: { row: SessionRow; name: string }) {
  const { t } = useTranslation();
  const { end } = useActions();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    await end(row.id);
    setBusy(false);
    setAsking(false);
  };
  return (
    <>
      <Button
        className={styles['end-button']} variant="default" size="sm"
        leftSection={<IconDoorExit size={16} aria-hidden />} aria-label={t('end')}
        onClick={() => setAsking(true)}
      >
        {t('end')}
      </Button>
      <Modal
        opened={asking} onClose={() => setAsking(false)} centered title={t('end.title', { name })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Text mb="lg">{t('end.text')}</Text>
        <Group justify="flex-end">
          <Button variant="default" data-autofocus onClick={() => setAsking(false)}>{t('cancel')}</Button>
          <Button color="red" loading={busy} onClick={() => void confirm()}>{t('end')}</Button>
        </Group>
      </Modal>
    </>
  );
}

/** The composer for whoever has the chat; words for everybody else. */
function Foot({ row, name, mine }: { row: SessionRow; name: string; mine: boolean }) {
  const { t } = useTranslation();
  const listening = useAgent((state) => state.listening[row.id] ?? false);
  if (isEnded(row.status)) {
    return <FootWords key="ended">{t('ended')}</FootWords>;
  }
  if (mine) {
    return <Composer sessionId={row.id} name={name} />;
  }
  return (
    <FootWords key="others">
      <IconEar size={18} aria-hidden />
      <span>{t(listening ? 'listening' : 'notYours')}</span>
      <Button size="xs" variant="default" leftSection={<IconX size={14} aria-hidden />} onClick={() => showChat(null)}>
        {t(listening ? 'stopListening' : 'close')}
      </Button>
    </FootWords>
  );
}

/** Takes the focus over from a composer that has gone; it would be lost otherwise. */
function FootWords({ children }: { children: ReactNode }) {
  const words = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      words.current?.focus({ preventScroll: true });
    }
  }, []);
  return <div className={styles['foot-words']} ref={words} tabIndex={-1}>{children}</div>;
}
