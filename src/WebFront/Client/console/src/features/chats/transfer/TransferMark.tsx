import { Tooltip } from '@mantine/core';
import type { SessionRow } from '@orleans-chat/shared';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../../agent';
import styles from './TransferMark.module.css';

/** A transfer to or from this agent waits to be accepted. */
export function TransferMark({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const me = useAgent((state) => state.me?.id);
  if (!row.transferTo || (row.transferTo !== me && row.agentId !== me)) {
    return null;
  }
  const words = row.transferTo === me
    ? t('transfer.from', { name: row.transferFromName ?? '' })
    : t('transfer.waitsFor', { name: row.transferToName ?? '' });
  return (
    <Tooltip label={words}>
      <span className={styles['transfer-mark']} role="img" aria-label={words}><IconAlertTriangle size={16} aria-hidden /></span>
    </Tooltip>
  );
}
