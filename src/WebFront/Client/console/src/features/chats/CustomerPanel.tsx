import { ActionIcon, Drawer, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { SessionRow } from '@orleans-chat/shared';
import { IconInfoCircle, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIsPhone, useIsWide } from '../../lib/screens';
import { SideTabs } from './person/SideTabs';
import { sideParts } from './places';
import { showSide, useSide } from './side';
import styles from './CustomerPanel.module.css';

/** Beside the conversation: the customer, and what belongs to them. Without room for it, a rail of icons. */
export function CustomerPanel({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const wide = useIsWide();
  return wide
    ? <aside className={styles.customer} aria-label={t('customer.title')}><SideTabs row={row} /></aside>
    : <SideRail row={row} />;
}

function SideRail({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const { part, over } = useSide();
  return (
    <aside className={styles['side-rail']} aria-label={t('customer.title')}>
      {sideParts.map(({ name, text, icon: Icon, count: Count }, place) => (
        <Tooltip key={name} label={t(text)} position="left">
          <ActionIcon
            variant={over && part === place ? 'light' : 'subtle'} color="gray" size={36} aria-label={t(text)}
            aria-expanded={over && part === place} onClick={() => showSide(place, !(over && part === place))}
          >
            <Icon size={20} stroke={1.75} aria-hidden />{Count && <Count row={row} />}
          </ActionIcon>
        </Tooltip>
      ))}
    </aside>
  );
}

/** What the rail opens: over the log only, which stays readable beside it; nothing is dimmed, and the composer is free. */
export function SideOverLog({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const wide = useIsWide();
  const phone = useIsPhone();
  const { part, over } = useSide();
  return over && !wide && !phone && (
    <aside
      className={styles['side-over']} aria-label={t('customer.title')} onKeyDown={({ key }) => key === 'Escape' && showSide(part, false)}
    >
      <ActionIcon
        className={styles['side-close']} variant="subtle" color="gray" size={36} aria-label={t('close')}
        onClick={() => showSide(part, false)}
      >
        <IconX size={20} stroke={1.75} aria-hidden />
      </ActionIcon>
      <SideTabs row={row} />
    </aside>
  );
}

/** The same on a phone: a button in the head, and a sheet. */
export function CustomerButton({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  const phone = useIsPhone();
  const [opened, { open, close }] = useDisclosure();
  return phone && (
    <>
      <ActionIcon variant="subtle" color="gray" size={44} aria-label={t('customer.show')} onClick={open}>
        <IconInfoCircle size={24} stroke={1.75} aria-hidden />
      </ActionIcon>
      <Drawer
        opened={opened} onClose={close} position="bottom" size="80%" title={t('customer.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <SideTabs row={row} />
      </Drawer>
    </>
  );
}
