import { tagsOf, TagChip, useTags } from '../../tags';
import type { ChatProps } from '../places';
import styles from './TagBar.module.css';

/** The tags of the open chat. */
export function TagBar({ row }: ChatProps) {
  const tags = tagsOf(useTags(), row.tags);
  return tags.length > 0 && (
    <ul className={styles['tag-bar']}>{tags.map((tag) => <li key={tag.id}><TagChip tag={tag} /></li>)}</ul>
  );
}
