import type { SessionRow } from '@orleans-chat/shared';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Enough of a chat's id to tell one visitor from the next. */
const CODE = 3;

/** What to call the customer of a chat. */
export function useCaller(): (row: SessionRow) => string {
  const { t } = useTranslation();
  return useCallback((row) => row.customerName || row.customerEmail
    || t('history.visitor', { code: row.id.slice(-CODE).toUpperCase() }), [t]);
}
