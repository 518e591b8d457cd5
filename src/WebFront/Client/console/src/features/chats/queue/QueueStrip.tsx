import { Button, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { SessionRow } from '@orleans-chat/shared';
import { IconArrowRight } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { duration } from '../../../lib/words';
import { NotLoaded } from '../../../ui/NotLoaded';
import { answerable, boardsMissing, useAgent, useReadMissing, waiting } from '../../agent';
import { useActions } from '../useActions';
import { useLongestWait } from '../wait/useWaits';
import { AwayNotice } from './AwayNotice';
import { QueueRow } from './QueueRow';
import { useStillQueue } from './useStillQueue';
import styles from './QueueStrip.module.css';

/** Taken with Alt+Shift+1 to 3. */
export const SHOWN = 3;
const NARROW = '(min-width: 761px) and (max-width: 1100px)';

/** Who waits in the queue, over the list: the first of them by name, and how many there are. */
export function QueueStrip() {
  const { t } = useTranslation();
  const { getNext } = useActions();
  const count = useAgent((state) => waiting(state, null, 'respond'));
  const rows = useAgent(useShallow((state) => answerable(state, null)));
  const missing = useAgent((state) => boardsMissing(state, null));
  const readMissing = useReadMissing();
  const strip = useRef<HTMLElement>(null);
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false });
  const shown = useStillQueue(strip, rows, narrow ? 1 : SHOWN);
  const more = count - shown.filter((row) => row !== null).length;
  return (
    <section className={styles['queue-strip']} aria-label={t('queue.label')} ref={strip}>
      <QueueHead count={count} rows={rows} missing={missing} />
      {shown.length > 0 && (
        <ul className={styles['queue-rows']}>
          {shown.map((row, index) => (
            <li key={row?.id ?? `gone-${index}`}>
              {row === null ? <span className={styles['queue-gone']}>{t('queue.gone')}</span> : <QueueRow row={row} />}
            </li>
          ))}
        </ul>
      )}
      {count > 0 && (
        <div className={styles['queue-foot']}>
          <Text className={styles['queue-more']} fz={13} c="dimmed">{more > 0 && t('queue.more', { count: more })}</Text>
          <Button
            className={styles['queue-next']} size="xs" title="Alt+Enter" rightSection={<IconArrowRight size={16} aria-hidden />}
            aria-label={t('queue.next')} onClick={() => void getNext(null)}
          >
            <span>{t('queue.next')}</span>
          </Button>
        </div>
      )}
      {missing && <div className={styles['queue-missing']}><NotLoaded again={readMissing} /></div>}
      <AwayNotice count={count} />
    </section>
  );
}

function QueueHead({ count, rows, missing }: { count: number; rows: readonly SessionRow[]; missing: boolean }) {
  const { t } = useTranslation();
  const longest = useLongestWait(rows);
  return (
    <div className={styles['queue-head']} data-step={longest?.step ?? 'calm'}>
      <span role="status">
        {count === 0 ? !missing && t('queue.nobody') : (
          <>
            <span className="hidden-words">{t('queue.waiting', { count })}</span>
            <span aria-hidden>{t('queue.label')} <strong>{count}</strong></span>
          </>
        )}
      </span>
      {longest !== null && <span className={styles['queue-longest']}>{t('queue.longest', { time: duration(longest.seconds) })}</span>}
    </div>
  );
}
