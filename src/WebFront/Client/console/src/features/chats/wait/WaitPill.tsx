import type { SessionRow } from '@orleans-chat/shared';
import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { duration } from '../../../lib/words';
import { useWait } from './useWaits';
import styles from './WaitPill.module.css';

/** From here on the seconds say nothing any more. */
const SECONDS_SHOWN = 600;

/** How long somebody waits for us. Its three steps, by the channel's own limits, differ in shape, words and colour. */
export function WaitPill({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const wait = useWait(row);
  if (wait === null) {
    return null;
  }
  const { seconds, step } = wait;
  const time = duration(seconds < SECONDS_SHOWN ? seconds : seconds - (seconds % 60));
  const words = row.status === 'inQueue' ? 'waits' : 'owed';
  return (
    <span className={styles['wait-pill']} data-step={step} title={t(`wait.${words}.${step}`, { time })}>
      {step === 'over' && <IconAlertTriangleFilled size={12} aria-hidden />}
      <span className="hidden-words">{t(`wait.${words}.${step}`, { time })}</span>
      <span aria-hidden>{step === 'due' ? t(`wait.${words}`, { time }) : time}</span>
    </span>
  );
}
