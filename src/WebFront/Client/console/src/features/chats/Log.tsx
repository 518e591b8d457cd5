import { Button, Loader } from '@mantine/core';
import { isOwned, type SessionRow, type ThreadItem } from '@orleans-chat/shared';
import { IconArrowDown } from '@tabler/icons-react';
import { Fragment, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../agent';
import { useView } from './view';
import { dayOf, dayWords } from '../../lib/words';
import { MessageLine } from './MessageLine';
import { NoticeLine } from './NoticeLine';
import { useStickyScroll } from './useStickyScroll';
import styles from './Log.module.css';

export function Log({ row, name }: { row: SessionRow; name: string }) {
  const { t } = useTranslation();
  const thread = useAgent((state) => state.threads[row.id]);
  const typing = useAgent((state) => state.typing[row.id]);
  const items = thread?.items ?? [];
  const last = items.at(-1);
  const { ref, away, toEnd } = useStickyScroll(last?.key, last?.type === 'message' && last.mine);
  // By a key from chat to chat: the focus has gone with the one before.
  useEffect(() => {
    if (document.activeElement === document.body && useView.getState().write === 0) {
      ref.current?.focus({ preventScroll: true });
    }
  }, [ref]);
  return (
    <div className={styles['log-frame']}>
      <div className={styles.log} ref={ref} role="log" aria-live="off" aria-label={t('conversation', { name })} tabIndex={0}>
        {items.length === 0 && <Loader className={styles['log-loader']} size="sm" />}
        {items.map((item, index) => (
          <Fragment key={item.key}>
            <Day item={item} before={items[index - 1]} />
            {item.type === 'message'
              ? <MessageLine item={item} sessionId={row.id} first={!sameSpeaker(items[index - 1], item)} name={name} />
              : <NoticeLine notice={item.notice} />}
          </Fragment>
        ))}
        {typing !== undefined && isOwned(row.status) && (
          <p className={styles.typing}>{typing === '' ? t('typing', { name }) : t('typing.preview', { name, text: typing })}</p>
        )}
      </div>
      {away && (
        <Button
          className={styles['to-end']} size="xs" radius="xl" variant="default" leftSection={<IconArrowDown size={14} aria-hidden />}
          onClick={toEnd}
        >
          {t('new')}
        </Button>
      )}
    </div>
  );
}

function Day({ item, before }: { item: ThreadItem; before: ThreadItem | undefined }) {
  const { t } = useTranslation();
  return before !== undefined && dayOf(before.at) === dayOf(item.at)
    ? null
    : <div className={styles.day} role="separator"><span>{dayWords(item.at, t('today'), t('yesterday'))}</span></div>;
}

function sameSpeaker(a: ThreadItem | undefined, b: ThreadItem): boolean {
  return a?.type === 'message' && b.type === 'message' && a.by.kind === b.by.kind && a.by.name === b.by.name && dayOf(a.at) === dayOf(b.at);
}
