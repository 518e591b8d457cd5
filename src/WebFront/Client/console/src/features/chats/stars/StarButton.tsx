import { ActionIcon } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChatProps } from '../places';
import { useIsStarred, useSetStar } from './useStarred';

/** For the agent alone. */
export function StarButton({ row }: ChatProps) {
  const { t } = useTranslation();
  const starred = useIsStarred(row.id);
  const set = useSetStar();
  const Icon = starred ? IconStarFilled : IconStar;
  return (
    <ActionIcon
      variant="subtle" color={starred ? 'yellow.7' : 'gray'} size={36} aria-pressed={starred} aria-label={t('star')} title={t('star')}
      onClick={() => void set(row, !starred)}
    >
      <Icon size={20} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}
