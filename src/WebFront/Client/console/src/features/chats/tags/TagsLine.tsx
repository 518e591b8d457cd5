import type { Notice } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { TagChip, useTags } from '../../tags';
import styles from './TagsLine.module.css';

const GONE = '#5a6470';

/** That tags were put on the chat or taken off, by the names that they had then. */
export function TagsLine({ notice: { by, ...change } }: { notice: Notice }) {
  const { t } = useTranslation();
  const tags = useTags();
  // One without a name had been deleted before it was taken off here, and shows nowhere.
  const [added, removed] = [change.added ?? [], (change.removed ?? []).filter(({ name }) => name !== '')];
  const chip = ({ id, name }: { id: string; name: string }) =>
    <TagChip key={id} tag={{ name, color: tags.find((tag) => tag.id === id)?.color ?? GONE }} />;
  return (
    <p className={styles['tags-line']}>
      {added.length > 0 && <><span>{t('notice.tags.added', { name: by?.name ?? '' })}</span>{added.map(chip)}</>}
      {removed.length > 0 && <><span>{t('notice.tags.removed', { name: by?.name ?? '' })}</span>{removed.map(chip)}</>}
      {(change.added ?? []).length + (change.removed ?? []).length === 0 && t('notice.tags.erased')}
    </p>
  );
}
