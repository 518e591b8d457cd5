import type { SessionRow } from '@orleans-chat/shared';
import { IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIsStarred } from './useStarred';

/** Behind a name in the list. */
export function StarMark({ row }: { row: SessionRow }) {
  const { t } = useTranslation();
  return useIsStarred(row.id) && (
    <><IconStarFilled size={12} color="var(--note-edge)" aria-hidden /><span className="hidden-words">{t('star.mark')}</span></>
  );
}
