import { IconAlertTriangle, IconPaperclip } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useUnsent } from './unsent';

/** In the list: files are about to be sent there, or could not be. */
export function FileMark({ row: { id } }: { row: { readonly id: string } }) {
  const { t } = useTranslation();
  const state = useUnsent((unsent) => {
    const items = unsent[id] ?? [];
    const stuck = items.some((item) => item.state === 'failed' || item.state === 'changed' || item.left);
    return stuck ? 'stuck' : items.length > 0 ? 'some' : null;
  });
  if (state === null) {
    return null;
  }
  const words = t(`files.mark.${state}`);
  const Mark = state === 'stuck' ? IconAlertTriangle : IconPaperclip;
  return <span title={words}><Mark size={14} aria-hidden /><span className="hidden-words">{words}</span></span>;
}
