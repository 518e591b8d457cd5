import { ActionIcon, Center, Loader, Popover } from '@mantine/core';
import { IconMoodSmile } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whenIdle } from '../../../lib/whenIdle';
import styles from './EmojiButton.module.css';

const load = () => import('./EmojiPicker');
const EmojiPicker = lazy(load);

/** Opens the emojis. What shows them is fetched while the browser has nothing to do. */
export function EmojiButton({ onPick }: { onPick: (symbol: string) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => whenIdle(load), []);
  return (
    <Popover opened={open} onChange={setOpen} position="top-start" shadow="md" width={352} trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon variant="subtle" color="gray" size={40} radius="md" aria-label={t('emoji')} onClick={() => setOpen(!open)}>
          <IconMoodSmile size={22} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles['emoji-dropdown']} p="xs" aria-label={t('emoji.list')}>
        <Suspense fallback={<Center h={280}><Loader size="sm" /></Center>}>
          <EmojiPicker onPick={(symbol) => { onPick(symbol); setOpen(false); }} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
}
