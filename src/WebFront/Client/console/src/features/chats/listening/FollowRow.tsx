import { UnstyledButton } from '@mantine/core';
import type { SessionRow } from '@orleans-chat/shared';
import { IconEar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { OneLine } from '../../../ui/OneLine';
import { ChannelDot } from '../ChannelDot';
import { useCustomerName } from '../useCustomerName';
import { showChat, useView } from '../view';
import styles from './FollowRow.module.css';

/** Somebody else's chat that this agent looks at: never to be taken for an own one. */
export function FollowRow({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const current = useView((view) => view.selected === row.id);
  const name = useCustomerName()(row);
  return (
    <UnstyledButton className={styles['follow-row']} aria-current={current} title={name} onClick={() => showChat(row.id, false)}>
      <IconEar size={16} aria-hidden />
      <span className={styles['follow-who']}>
        <span className={styles['follow-line']}><ChannelDot channelId={row.channelId} /><OneLine>{name}</OneLine></span>
        <OneLine className={styles['follow-agent']}>{t('follow.agent', { name: row.agentName ?? '' })}</OneLine>
      </span>
    </UnstyledButton>
  );
}
