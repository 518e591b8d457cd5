import { Badge, Tabs } from '@mantine/core';
import { IconLayoutDashboard, IconMessageCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { handling, useAgent, waiting as waitingOf } from '../agent';
import { lazyScreen } from '../../ui/lazyScreen';
import { showTab, useView, type Tab } from './view';
import styles from './ChatScreen.module.css';

const Dashboard = lazyScreen(async () => (await import('./dashboard/Dashboard')).Dashboard);
const Chats = lazyScreen(async () => (await import('./Chats')).Chats);

export function ChatScreen() {
  const { t } = useTranslation();
  const tab = useView((view) => view.tab);
  const waiting = useAgent((state) => waitingOf(state, null, 'respond'));
  const mine = useAgent((state) => handling(state).length);
  return (
    <Tabs className={styles['chat-screen']} value={tab} onChange={(value) => showTab(value as Tab)} keepMounted={false}>
      <Tabs.List px="md">
        <Tabs.Tab value="dashboard" leftSection={<IconLayoutDashboard size={18} aria-hidden />} rightSection={<Count of={waiting} alarm />}>
          {t('tab.dashboard')}
        </Tabs.Tab>
        <Tabs.Tab value="chats" leftSection={<IconMessageCircle size={18} aria-hidden />} rightSection={<Count of={mine} />}>
          {t('tab.chats')}
        </Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="dashboard" className={styles['tab-panel']}><Dashboard /></Tabs.Panel>
      <Tabs.Panel value="chats" className={styles['tab-panel']}><Chats /></Tabs.Panel>
    </Tabs>
  );
}

function Count({ of, alarm = false }: { of: number; alarm?: boolean }) {
  return (
    <Badge size="md" circle={of < 10} color={of === 0 ? 'gray' : alarm ? 'red' : 'green'} variant={of === 0 ? 'light' : 'filled'}>
      {of}
    </Badge>
  );
}
