import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useIsPhone } from '../../../lib/screens';
import { OneLine } from '../../../ui/OneLine';
import { offered, useAgent } from '../../agent';
import { useCustomerName } from '../useCustomerName';
import { showChat, useView } from '../view';
import styles from './PhoneOffer.module.css';
import { TimeLeft } from './TimeLeft';

/** In an open chat on a phone, where neither list nor cards show: that a colleague offers another one, and the way to it. */
export function PhoneOffer() {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const selected = useView((view) => view.selected);
  const first = useAgent(useShallow(offered)).find(({ id }) => id !== selected);
  const nameOf = useCustomerName();
  return phone && first !== undefined && (
    <UnstyledButton className={styles['phone-offer']} onClick={() => showChat(first.id, false)}>
      <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
      <span className={styles['phone-offer-words']}><OneLine>{`${t('group.transfer')}: ${nameOf(first)}`}</OneLine></span>
      <TimeLeft from={first.lastActivityAt} until={first.transferUntil} />
    </UnstyledButton>
  );
}
