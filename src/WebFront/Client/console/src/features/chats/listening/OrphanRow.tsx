import { Button, UnstyledButton } from '@mantine/core';
import type { SessionRow } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { OneLine } from '../../../ui/OneLine';
import { useTransfers } from '../transfer/useTransfers';
import { useCustomerName } from '../useCustomerName';
import { showChat, useView } from '../view';
import { WaitPill } from '../wait/WaitPill';
import styles from './OrphanRow.module.css';

/** To managers: a chat whose agent has disappeared. It waits for them, unless a manager takes it. */
export function OrphanRow({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const { takeOver } = useTransfers();
  const current = useView((view) => view.selected === row.id);
  const name = useCustomerName()(row);
  return (
    <div className={styles['orphan-row']} data-current={current}>
      <UnstyledButton className={styles['orphan-who']} aria-current={current} title={name} onClick={() => showChat(row.id, false)}>
        <span className={styles['orphan-line']}>
          <OneLine className={styles['orphan-name']}>{name}</OneLine>{row.unansweredSince && <WaitPill row={row} />}
        </span>
        <OneLine className={styles['orphan-agent']}>{t('orphan.agent', { name: row.agentName ?? '' })}</OneLine>
      </UnstyledButton>
      <Button size="compact-xs" variant="default" aria-label={t('takeOver.of', { name })} onClick={() => void takeOver(row.id)}>
        {t('takeOver')}
      </Button>
    </div>
  );
}
