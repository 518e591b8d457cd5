import type { TagView } from '@orleans-chat/shared';
import styles from './TagChip.module.css';

/** A tag by its colour and its name, which is a text whatever is in it. */
export function TagChip({ tag: { name, color } }: { tag: Pick<TagView, 'name' | 'color'> }) {
  return (
    <span className={styles.tag} title={name}>
      <span className={styles['tag-color']} style={{ background: color }} aria-hidden /><bdi className={styles['tag-name']}>{name}</bdi>
    </span>
  );
}
