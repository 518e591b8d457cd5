import { Button, UnstyledButton } from '@mantine/core';
import type { SessionRow } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { OneLine } from '../../../ui/OneLine';
import { useCustomerName } from '../useCustomerName';
import { showChat, useView } from '../view';
import { TimeLeft } from './TimeLeft';
import { TransferMark } from './TransferMark';
import styles from './TransferRow.module.css';
import { useTransfers } from './useTransfers';

/** A chat that a colleague offers: look at it, accept it or not. */
export function TransferRow({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const { accept, reject } = useTransfers();
  const current = useView((view) => view.selected === row.id);
  const name = useCustomerName()(row);
  return (
    <div className={styles['transfer-row']} data-current={current}>
      <UnstyledButton className={styles['transfer-who']} aria-current={current} title={name} onClick={() => showChat(row.id, false)}>
        <span className={styles['transfer-line']}>
          <TransferMark row={row} /><OneLine className={styles['transfer-name']}>{name}</OneLine>
          <TimeLeft from={row.lastActivityAt} until={row.transferUntil} />
        </span>
        <OneLine className={styles['transfer-sender']}>{t('transfer.from', { name: row.transferFromName ?? '' })}</OneLine>
      </UnstyledButton>
      <span className={styles['transfer-acts']}>
        <Button size="compact-sm" aria-label={t('transfer.acceptOf', { name })} onClick={() => void accept(row.id)}>
          {t('transfer.yes')}
        </Button>
        <Button size="compact-sm" variant="default" aria-label={t('transfer.rejectOf', { name })} onClick={() => void reject(row.id)}>
          {t('transfer.no')}
        </Button>
      </span>
    </div>
  );
}
