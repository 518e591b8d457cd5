import { ActionIcon, Popover } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { whenIdle } from '../../../lib/whenIdle';
import { lazyScreen } from '../../../ui/lazyScreen';
import type { ChatProps } from '../places';

const load = () => import('./TagMenu');
const TagMenu = lazyScreen(async () => (await load()).TagMenu);

export function TagButton({ row }: ChatProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useEffect(() => whenIdle(load), []);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={260} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <ActionIcon
          variant="subtle" color="gray" size={36} aria-label={t('tag.set')} title={t('tag.set')} onClick={() => setOpen(!open)}
        >
          <IconTag size={20} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown p="xs" aria-label={t('tag.set')}><TagMenu row={row} /></Popover.Dropdown>
    </Popover>
  );
}
