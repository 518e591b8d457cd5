import { ActionIcon, Indicator, Popover } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whenIdle } from '../../lib/whenIdle';
import { lazyScreen } from '../../ui/lazyScreen';
import { useInbox } from './useInbox';

const load = () => import('./InboxPanel');
const Panel = lazyScreen(async () => (await load()).InboxPanel);

/** Rings for notes that mention the agent, and for words of managers. */
export function Bell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const unread = useInbox().data?.unread ?? 0;
  useEffect(() => whenIdle(load), []);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={340} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Indicator label={unread > 99 ? '99+' : unread} size={16} color="red" disabled={unread === 0} offset={6}>
          <ActionIcon
            variant="subtle" color="gray" size="lg" aria-label={t('inbox.bell', { count: unread })} title={t('inbox.title')}
            onClick={() => setOpen(!open)}
          >
            <IconBell size={20} stroke={1.75} aria-hidden />
          </ActionIcon>
        </Indicator>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label={t('inbox.title')}><Panel onDone={() => setOpen(false)} /></Popover.Dropdown>
    </Popover>
  );
}
