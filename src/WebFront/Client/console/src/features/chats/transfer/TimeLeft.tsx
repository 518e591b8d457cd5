import { duration } from '../../../lib/words';
import { useNow } from '../../agent';
import styles from './TimeLeft.module.css';

/** A ring that runs down, and the time as a number. */
export function TimeLeft({ from, until }: { from: string; until: string | null | undefined }) {
  const now = useNow();
  if (!until) {
    return null;
  }
  const left = Math.max(0, Date.parse(until) - now);
  const share = Math.min(1, left / Math.max(1, Date.parse(until) - Date.parse(from)));
  return (
    <span className={styles['time-left']}>
      <svg viewBox="0 0 20 20" aria-hidden>
        <circle cx="10" cy="10" r="8" /><circle cx="10" cy="10" r="8" pathLength="1" strokeDasharray={`${share} 1`} />
      </svg>
      {duration(left / 1_000)}
    </span>
  );
}
