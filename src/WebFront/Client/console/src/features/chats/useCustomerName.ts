import type { SessionRow } from '@orleans-chat/shared';
import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Enough of a chat's id to tell one visitor from the next. */
const CODE = 3;

/** What to call a customer: by name, else by e-mail address, else by the end of the chat's id, so that no two look alike. */
export const customerName = ({ id, customerName: name, customerEmail }: SessionRow, t: TFunction): string =>
  name || customerEmail || t('anonymous.code', { code: id.slice(-CODE).toUpperCase() });

export function useCustomerName(): (row: SessionRow) => string {
  const { t } = useTranslation();
  return useCallback((row) => customerName(row, t), [t]);
}
