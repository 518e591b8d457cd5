import { ActionIcon, Popover, Text, UnstyledButton } from '@mantine/core';
import { IconBell, IconBellRinging, IconVolumeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useChannelName } from '../agent';
import { showChat, useCustomerName, WaitPill } from '../chats';
import { settingsOf, usePreferences } from '../preferences';
import { OneLine } from '../../ui/OneLine';
import type { Alert } from './alerts';
import { useSound } from './sound';
import { useOpenAlerts } from './useOpenAlerts';
import styles from './Bell.module.css';

/** How much is open now, and what; and that sounds cannot be played. */
export function Bell() {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const alerts = useOpenAlerts();
  const blocked = useIsBlocked();
  const Icon = blocked ? IconVolumeOff : alerts.length > 0 ? IconBellRinging : IconBell;
  const words = t('bell.label', { count: alerts.length });
  return (
    <Popover opened={shown} onChange={setShown} position="bottom-end" width={320} withinPortal trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          className={styles.bell} variant="subtle" color="gray" size={36} radius="xl" onClick={() => setShown(!shown)}
          aria-label={blocked ? `${words} ${t('bell.blocked')}` : words} title={blocked ? t('bell.blocked') : words}
        >
          <Icon size={20} stroke={1.75} aria-hidden />
          {alerts.length > 0 && (
            <span className={styles['bell-count']} data-urgent={alerts.some(({ urgent }) => urgent)} aria-hidden>{alerts.length}</span>
          )}
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('bell.title')}>
        {blocked && <p className={styles['bell-blocked']}><IconVolumeOff size={20} aria-hidden />{t('bell.blocked')}</p>}
        {alerts.length === 0 ? <Text fz="sm" c="dimmed" p={8}>{t('bell.empty')}</Text> : (
          <ul className={styles['bell-list']}>
            {alerts.map((alert) => (
              <li key={`${alert.kind}:${alert.row.id}`}><Entry alert={alert} onOpen={() => setShown(false)} /></li>
            ))}
          </ul>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}

/** Wanted, and the browser wants a click or a key in this page before it plays one. */
function useIsBlocked(): boolean {
  const wanted = usePreferences((own) => settingsOf(own).sounds && settingsOf(own).volume > 0);
  return useSound(({ state }) => state) === 'blocked' && wanted;
}

function Entry({ alert, onOpen }: { alert: Alert; onOpen: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const name = useCustomerName()(alert.row);
  const channel = useChannelName(alert.row.channelId);
  const open = () => {
    go('/console');
    showChat(alert.row.id);
    onOpen();
  };
  return (
    <UnstyledButton className={styles['bell-entry']} onClick={open}>
      <OneLine>{name}</OneLine><WaitPill row={alert.row} />
      <span>{t(`alert.${alert.kind}`)} · {channel}</span>
    </UnstyledButton>
  );
}
