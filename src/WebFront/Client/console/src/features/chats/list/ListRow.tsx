import { UnstyledButton } from '@mantine/core';
import { isEnded, type SessionRow } from '@orleans-chat/shared';
import { IconPencil } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../../lib/words';
import { Initials } from '../../../ui/Avatar';
import { OneLine } from '../../../ui/OneLine';
import { ChannelDot } from '../ChannelDot';
import { useDraft } from '../drafts';
import { rowMarks } from '../places';
import { useCustomerName } from '../useCustomerName';
import { showChat, useView } from '../view';
import { WaitPill } from '../wait/WaitPill';
import styles from './ListRow.module.css';

/** A chat in the list: who, how long they have waited for us, their last words, and what is not read or not sent. */
export const ListRow = memo(({ row }: { row: SessionRow }) => {
  const current = useView((view) => view.selected === row.id);
  const name = useCustomerName()(row);
  const ended = isEnded(row.status);
  const owed = !ended && Boolean(row.unansweredSince);
  return (
    <UnstyledButton
      className={styles.entry} aria-current={current} data-loud={owed || row.unread > 0} onClick={() => showChat(row.id)} title={name}
    >
      <span className={styles['entry-initials']} aria-hidden><Initials name={name} /></span>
      <span className={styles['entry-line']}>
        <ChannelDot channelId={row.channelId} />
        <OneLine className={styles['entry-name']}>{name}</OneLine>
        <span className={styles['entry-marks']}>{rowMarks.map((Mark, index) => <Mark key={index} row={row} />)}</span>
        {owed
          ? <WaitPill row={row} />
          : <time className={styles['entry-time']} dateTime={row.lastActivityAt}>{clock(row.lastActivityAt)}</time>}
      </span>
      <span className={styles['entry-line']}>
        <LastWords row={row} />
        <Draft row={row} />
        <Unread row={row} />
      </span>
    </UnstyledButton>
  );
});

function LastWords({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  return (
    <span className={styles['entry-last']} dir="auto">
      {row.lastMessage && row.lastAuthor === 'agent' ? t('last.you', { text: row.lastMessage }) : row.lastMessage}
    </span>
  );
}

function Draft({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const reply = useDraft(row.id);
  const note = useDraft(row.id, 'note');
  const draft = reply || note;
  return draft === '' ? null : (
    <span className={styles['entry-draft']} title={t('draft', { text: draft })}>
      <IconPencil size={14} aria-hidden /><span className="hidden-words">{t('draft.mark')}</span>
    </span>
  );
}

function Unread({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  return row.unread === 0 || isEnded(row.status) ? null : (
    <span className={styles['entry-unread']}>
      <span aria-hidden>{row.unread}</span><span className="hidden-words">{t('unread', { count: row.unread })}</span>
    </span>
  );
}
