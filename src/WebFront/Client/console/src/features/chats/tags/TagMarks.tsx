import type { SessionRow } from '@orleans-chat/shared';
import { tagsOf, useTags } from '../../tags';
import styles from './TagMarks.module.css';

const SHOWN = 3;

/** The tags of a chat as dots in the list; their names to whom hovers or listens. */
export function TagMarks({ row }: { row: SessionRow }) {
  const tags = tagsOf(useTags(), row.tags);
  return tags.length > 0 && (
    <span className={styles.marks} title={tags.map(({ name }) => name).join(', ')}>
      {tags.slice(0, SHOWN).map(({ id, name, color }) => (
        <span key={id} className={styles.mark} style={{ background: color }}><span className="hidden-words">{name}</span></span>
      ))}
    </span>
  );
}
