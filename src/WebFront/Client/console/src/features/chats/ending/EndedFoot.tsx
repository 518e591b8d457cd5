import { Button } from '@mantine/core';
import { isolated, type SessionRow } from '@orleans-chat/shared';
import { IconArrowBackUp, IconArrowRight } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clock, since } from '../../../lib/words';
import { useAgent, useClient, useNow } from '../../agent';
import { useDraft } from '../drafts';
import { useCustomerName } from '../useCustomerName';
import { showChat } from '../view';
import { undoEnd, useEnding } from './ending';
import { nextOwed } from './nextOwed';
import { useReopening } from './useReopening';
import styles from './EndedFoot.module.css';

/** Below a chat that has ended: when, by whom, how it was, and where one goes from here. */
export function EndedFoot({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const draft = useDraft(row.id);
  const foot = useRef<HTMLDivElement>(null);
  // The composer that was here has taken the focus with it. Who did not end the chat may be in the middle of a word: no button for them.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) {
      const undo = useEnding.getState().sessionId === row.id ? foot.current?.querySelector('button') : null;
      (undo ?? foot.current)?.focus({ preventScroll: true });
    }
  }, [row.id]);
  return (
    <div className={styles['ended-foot']} ref={foot} tabIndex={-1}>
      <p className={styles['ended-words']} role="status"><EndedWords row={row} /></p>
      <div className={styles['ended-acts']}><Back row={row} /><Next row={row} /></div>
      {draft !== '' && <p className={styles['ended-draft']}>{t('ended.draft', { text: draft })}</p>}
    </div>
  );
}

function EndedWords({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const me = useAgent((state) => state.me?.id);
  const conversation = useAgent((state) => state.threads[row.id]?.conversation);
  const end = conversation?.notices.findLast(({ type, reason }) => type === 'ended' && reason !== 'afterPostChat');
  const time = row.endedAt ? clock(row.endedAt) : '';
  const who = end?.by?.kind === 'agent' ? (end.by.agentId === me ? 'you' : 'agent') : end?.by?.kind === 'customer' ? 'customer' : 'other';
  const rating = conversation?.rating;
  return (
    <>
      {t(`ended.by.${who}`, { time, name: isolated(end?.by?.name ?? '') })}
      {rating && (
        <> · <span role="img" aria-label={t('notice.rated', { stars: rating })}>{'★'.repeat(rating)}{'☆'.repeat(5 - rating)}</span></>
      )}
    </>
  );
}

/** Undo right after the end; for a while after that the chat can be opened again. */
function Back({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const client = useClient();
  const stage = useEnding((ending) => (ending.sessionId === row.id ? ending.stage : null));
  const possible = useReopening(row);
  if (!possible && stage === null) {
    return null;
  }
  return (
    <Button
      className={styles['undo-end']} data-undo={stage === 'ended'} size="xs" variant="default" loading={stage === 'undoing'}
      leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => void undoEnd(client, row.id)}
    >
      {t(stage === 'ended' ? 'ended.undo' : 'ended.reopen')}
    </Button>
  );
}

function Next({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const next = useAgent((state) => nextOwed(state, row.id));
  const now = useNow();
  const nameOf = useCustomerName();
  return next === undefined ? null : (
    <Button size="xs" variant="default" rightSection={<IconArrowRight size={16} aria-hidden />} onClick={() => showChat(next.id)}>
      {t('ended.next', { name: nameOf(next), wait: since(next.unansweredSince, now) })}
    </Button>
  );
}
