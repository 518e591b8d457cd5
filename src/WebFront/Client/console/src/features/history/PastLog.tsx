import { emptyConversation, fold, type EventView, type LoggedMessage, type Notice } from '@orleans-chat/shared';
import { Fragment, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clock, dayOf, dayWords } from '../../lib/words';
import { FileMessage } from '../files';
import type { WholeChat } from './api';
import { useCaller } from './useCaller';
import { PastNotice } from './PastNotice';
import styles from './PastLog.module.css';

type Item = { readonly kind: 'message'; readonly it: LoggedMessage } | { readonly kind: 'notice'; readonly it: Notice };

const itemsOf = (events: readonly EventView[]): readonly Item[] => {
  const { messages, notices } = events.reduce(fold, emptyConversation);
  return [
    ...messages.map((it) => ({ kind: 'message' as const, it })), ...notices.map((it) => ({ kind: 'notice' as const, it })),
  ].sort((a, b) => a.it.seq - b.it.seq);
};

/** The log of a chat, with the message in view that was looked for. */
export function PastLog({ chat, at }: { chat: WholeChat; at: number }) {
  const { t } = useTranslation();
  const name = useCaller()(chat.row);
  const log = useRef<HTMLDivElement>(null);
  const items = itemsOf(chat.events);
  useLayoutEffect(() => {
    log.current?.querySelector('[data-hit="true"]')?.scrollIntoView({ block: 'center' });
    log.current?.focus({ preventScroll: true });
  }, [chat, at]);
  return (
    <div className={styles['past-log']} ref={log} role="log" aria-live="off" aria-label={t('history.log', { name })} tabIndex={0}>
      {items.map((item, index) => (
        <Fragment key={item.it.seq}>
          <Day at={item.it.at} before={items[index - 1]?.it.at} />
          {item.kind === 'message'
            ? <Line message={item.it} customer={name} hit={item.it.seq === at} />
            : <PastNotice notice={item.it} />}
        </Fragment>
      ))}
    </div>
  );
}

function Day({ at, before }: { at: string; before: string | undefined }) {
  const { t } = useTranslation();
  return before !== undefined && dayOf(before) === dayOf(at)
    ? null
    : <div className={styles['past-day']} role="separator"><span>{dayWords(at, t('today'), t('yesterday'))}</span></div>;
}

function Words({ message }: { message: LoggedMessage }) {
  const { t } = useTranslation();
  if (message.deleted) {
    return <em>{t('history.deleted')}</em>;
  }
  return message.file ? <FileMessage file={message.file} sent /> : message.text;
}

interface LineProps {
  readonly message: LoggedMessage;
  readonly customer: string;
  readonly hit: boolean;
}

function Line({ message, customer, hit }: LineProps) {
  const { t } = useTranslation();
  const ours = message.by.kind !== 'customer';
  return (
    <div className={styles['past-line']} data-ours={ours} data-hit={hit}>
      <span className={styles['past-speaker']}>
        <bdi>{message.by.name ?? (ours ? t('history.system') : customer)}</bdi> <time dateTime={message.at}>{clock(message.at)}</time>
      </span>
      <div className={styles['past-bubble']} dir="auto"><Words message={message} /></div>
    </div>
  );
}
