import { Text } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './NotAvailableYet.module.css';

type Words = 'channel.later' | 'channel.later.one' | 'channel.later.bot';

/** Says that these settings are stored, and that nothing follows from them in this version. */
export function NotAvailableYet({ what = 'channel.later' }: { what?: Words }) {
  const { t } = useTranslation();
  return <Text fz="sm" className={styles.later}><IconInfoCircle size={16} aria-hidden /> {t(what)}</Text>;
}
