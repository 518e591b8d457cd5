import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAgent, useSetPresence } from '../../agent';
import styles from './AwayNotice.module.css';

/** Whoever is Away does not count for those who wait, and may not know it. */
export function AwayNotice({ count }: { count: number }) {
  const { t } = useTranslation();
  const away = useAgent((state) => state.me?.presence === 'away');
  const setPresence = useSetPresence();
  return away && (
    <div className={styles.away}>
      <Text fz={13}>{count > 0 ? t('away.notCounted', { count }) : t('away.mayTake')}</Text>
      <Button size="compact-sm" variant="default" onClick={() => void setPresence('present')}>{t('away.bePresent')}</Button>
    </div>
  );
}
