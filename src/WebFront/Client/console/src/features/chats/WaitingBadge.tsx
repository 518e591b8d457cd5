import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { answerable, useAgent, waiting } from '../agent';
import { duration } from '../../lib/words';
import { useLongestWait } from './wait/useWaits';
import styles from './WaitingBadge.module.css';

/** On every screen of the console: how many wait whom this agent may answer. */
export function WaitingBadge() {
  const { t } = useTranslation();
  const count = useAgent((state) => waiting(state, null, 'respond'));
  const longest = useLongestWait(useAgent(useShallow((state) => answerable(state, null))));
  return count === 0 || longest === null ? null : (
    <span className={styles['waiting-badge']} data-step={longest.step} title={t('queue.longest', { time: duration(longest.seconds) })}>
      <span className="hidden-words">{t('queue.waiting', { count })}</span><span aria-hidden>{count}</span>
    </span>
  );
}
