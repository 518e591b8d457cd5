import { Button, Loader } from '@mantine/core';
import { isOwned, type SessionRow, type ThreadItem } from '@orleans-chat/shared';
import { IconArrowDown } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent, useClient } from '../agent';
import { useView } from './view';
import { dayWords } from '../../lib/words';
import { LeftLine } from './log/LeftLine';
import { countAfter, isCustomers, toLines, type Line } from './log/lines';
import { useDeletableSince } from './log/useDeletableSince';
import { useFresh } from './log/useFresh';
import { useLogScroll } from './log/useLogScroll';
import { useReading } from './log/useReading';
import { MessageLine } from './MessageLine';
import { NoticeLine } from './NoticeLine';
import styles from './Log.module.css';

const NOTHING: readonly ThreadItem[] = [];

export function Log({ row, name }: { row: SessionRow; name: string }) {
  const { t } = useTranslation();
  const { threads } = useClient();
  const thread = useAgent((state) => state.threads[row.id]);
  const mine = useAgent((state) => state.me?.id === row.agentId);
  const items = thread?.items ?? NOTHING;
  const complete = thread !== undefined && thread.conversation.lastSeq >= row.seq;
  const seenUpTo = threads.seenUpTo(row.id);
  const [atEnd, setAtEnd] = useState(true);
  const after = useFresh(items, seenUpTo, complete && mine, atEnd);
  const lines = useMemo(() => toLines(items, after), [items, after]);
  const { scroller, list, toEnd } = useLogScroll(lines, complete, setAtEnd);
  const unread = useMemo(() => countAfter(items, seenUpTo), [items, seenUpTo]);
  const fresh = useMemo(() => (after === null ? 0 : countAfter(items, after)), [items, after]);
  const deletableSince = useDeletableSince(row.channelId);
  useReading(scroller, row.id, mine);
  // By a key from chat to chat: the focus has gone with the one before.
  useEffect(() => {
    if (document.activeElement === document.body && useView.getState().write === 0) {
      scroller.current?.focus({ preventScroll: true });
    }
  }, [scroller]);
  return (
    <div className={styles['log-frame']}>
      <div className={styles.log} ref={scroller} role="log" aria-live="off" aria-label={t('conversation', { name })} tabIndex={0}>
        {items.length === 0 && <Loader className={styles['log-loader']} size="sm" />}
        <div className={styles['log-rows']} style={{ blockSize: list.getTotalSize() }}>
          {list.getVirtualItems().map(({ key, index, start }) => (
            <div
              key={key} className={styles['log-place']} ref={list.measureElement} data-index={index}
              data-unread={placeOf(lines[index]!, seenUpTo)} style={{ transform: `translateY(${start}px)` }}
            >
              <Above line={lines[index]!} fresh={fresh} />
              <Shown line={lines[index]!} sessionId={row.id} name={name} deletableSince={deletableSince} />
            </div>
          ))}
        </div>
        <Typing row={row} name={name} />
      </div>
      {!atEnd && (
        <Button
          className={styles['to-end']} size="xs" radius="xl" variant="default" leftSection={<IconArrowDown size={14} aria-hidden />}
          onClick={() => { toEnd(); scroller.current?.focus({ preventScroll: true }); }}
        >
          {unread > 0 ? t('new.count', { count: unread }) : t('new.end')}
        </Button>
      )}
    </div>
  );
}

/** Where a message stands that the customer wrote and the agent has not read. */
const placeOf = ({ item }: Line, seenUpTo: number): number | undefined =>
  (isCustomers(item) && item.seq !== null && item.seq > seenUpTo ? item.seq : undefined);

function Above({ line, fresh }: { line: Line; fresh: number }) {
  const { t } = useTranslation();
  return (
    <>
      {line.newDay && <div className={styles.day} role="separator"><span>{dayWords(line.item.at, t('today'), t('yesterday'))}</span></div>}
      {line.ruled && <div className={styles.fresh} role="separator"><span>{t('new.line', { count: fresh })}</span></div>}
    </>
  );
}

interface ShownProps {
  line: Line;
  sessionId: string;
  name: string;
  deletableSince: number;
}

function Shown({ line: { item, first }, sessionId, name, deletableSince }: ShownProps) {
  return item.type === 'message'
    ? <MessageLine item={item} sessionId={sessionId} first={first} name={name} deletable={Date.parse(item.at) >= deletableSince} />
    : <NoticeLine notice={item.notice} />;
}

function Typing({ row, name }: { row: SessionRow; name: string }) {
  const { t } = useTranslation();
  const typing = useAgent((state) => state.typing[row.id]);
  return (
    <div className={styles['typing-place']}>
      <LeftLine row={row} />
      {typing !== undefined && isOwned(row.status) && (
        <p className={styles.typing}>{typing === '' ? t('typing', { name }) : t('typing.preview', { name, text: typing })}</p>
      )}
    </div>
  );
}
