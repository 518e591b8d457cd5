import { Alert } from '@mantine/core';
import { isEnded, isOwned, unexpected, type SessionRow } from '@orleans-chat/shared';
import { IconInfoCircle } from '@tabler/icons-react';
import { useLayoutEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useAgent, useClient } from '../agent';
import { withLateTexts } from '../../lib/lateTexts';
import { toastRefusal } from '../../ui/toasts';
import { DropArea, stuckFiles, takeFiles, UnsentFiles } from '../files';
import { Announcer } from './Announcer';
import { Composer } from './Composer';
import { SideOverLog } from './CustomerPanel';
import { EndedFoot } from './ending/EndedFoot';
import { Head } from './head/Head';
import { Log } from './Log';
import { FollowFoot } from './listening/FollowFoot';
import { useMode } from './notes/modes';
import { WritingModes } from './notes/WritingModes';
import { headNotices } from './places';
import { TransferOffer } from './transfer/PendingTransfer';
import { PhoneOffer } from './transfer/PhoneOffer';
import { PhoneQueue } from './queue/PhoneQueue';
import { useCustomerName } from './useCustomerName';
import type { Waiting } from './useOpenChat';
import { WaitingNotice } from './WaitingNotice';
import styles from './ConversationPane.module.css';

const loadStuck = withLateTexts(() => import('./stuckFile'));
stuckFiles.add((file) => void loadStuck().then(({ sayStuck }) => sayStuck(file), () => toastRefusal(unexpected)));

export function ConversationPane({ row, waits }: { row: SessionRow; waits: Waiting | null }) {
  const { t } = useTranslation();
  const name = useCustomerName()(row);
  const client = useClient();
  const mine = useAgent((state) => state.me?.id === row.agentId);
  // Only what is written to the customer has files.
  const replies = useMode(row.id) === 'reply';
  const take = mine && replies && isOwned(row.status) ? (files: readonly File[]) => void takeFiles(client, row.id, files) : null;
  return (
    <DropArea className={styles.conversation} label={t('conversation', { name })} onFiles={take}>
      <Head row={row} name={name} mine={mine} />
      <PhoneOffer />
      <PhoneQueue />
      {headNotices.map((Part, index) => <Part key={index} row={row} name={name} mine={mine} />)}
      {mine && isOwned(row.status) && <LastHere channelId={row.channelId} />}
      <WaitingNotice waits={waits} />
      <div className={styles['log-area']}>
        <Log row={row} name={name} />
        <SideOverLog row={row} />
      </div>
      {!(mine && replies && !isEnded(row.status)) && <div className={styles['files-left']}><UnsentFiles sessionId={row.id} /></div>}
      <WritingModes row={row} name={name} mine={mine}><Foot row={row} name={name} mine={mine} /></WritingModes>
      <Announcer row={row} name={name} />
    </DropArea>
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

/** The composer for whoever has the chat; words for everybody else. */
function Foot({ row, name, mine }: { row: SessionRow; name: string; mine: boolean }) {
  const offered = useAgent((state) => state.me?.id === row.transferTo);
  if (isEnded(row.status)) {
    return <EndedFoot row={row} />;
  }
  if (mine) {
    return <Composer row={row} name={name} />;
  }
  return offered ? <TransferOffer row={row} /> : <FootWords key="others"><FollowFoot row={row} /></FootWords>;
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
