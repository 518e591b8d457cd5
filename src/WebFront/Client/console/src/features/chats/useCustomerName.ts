import type { SessionRow } from '@orleans-chat/shared';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Enough of a chat's id to tell one visitor from the next. */
const CODE = 3;

/** What to call a customer: by name, else by e-mail address, else by the end of the chat's id, so that no two look alike. */
export function useCustomerName(): (row: SessionRow) => string {
  const { t } = useTranslation();
  return useCallback((row) => row.customerName || row.customerEmail
    || t('anonymous.code', { code: row.id.slice(-CODE).toUpperCase() }), [t]);
}
