import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useIsPhone } from '../../../lib/screens';
import { duration } from '../../../lib/words';
import { answerable, useAgent, waiting } from '../../agent';
import { useActions } from '../useActions';
import { useLongestWait } from '../wait/useWaits';
import styles from './PhoneQueue.module.css';

/** In an open chat on a phone, where the queue does not show: that somebody waits, and the way to take them. */
export function PhoneQueue() {
  const { t } = useTranslation();
  const { getNext } = useActions();
  const phone = useIsPhone();
  const count = useAgent((state) => waiting(state, null, 'respond'));
  const longest = useLongestWait(useAgent(useShallow((state) => answerable(state, null))));
  return phone && count > 0 && longest !== null && (
    <UnstyledButton className={styles['phone-queue']} data-step={longest.step} onClick={() => void getNext(null)}>
      <span>{t('queue.waiting', { count })}, {duration(longest.seconds)}</span>
      <span className={styles['phone-take']}>{t('take')}<IconChevronRight size={16} aria-hidden /></span>
    </UnstyledButton>
  );
}
