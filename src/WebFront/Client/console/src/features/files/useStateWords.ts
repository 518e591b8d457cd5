import type { UploadItem } from '@orleans-chat/shared/files/uploadItems';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../lib/i18n';

/** What a file waits for, or why it does not go. Null: how much of it has left says enough. */
export function useStateWords(): (item: UploadItem) => string | null {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  return useCallback(({ state, sent, size, wanted, left, refusal }) => {
    if (refusal !== null) {
      return refusalText(refusal);
    }
    if (left) {
      return t(state === 'ready' ? 'files.left' : 'files.leftUnfinished');
    }
    if (wanted && (state === 'sending' || state === 'queued')) {
      return t('files.wanted');
    }
    if (state === 'sending') {
      return sent < size ? null : t('files.checking');
    }
    return state === 'failed' ? null : t(`files.state.${state}`);
  }, [t, refusalText]);
}
