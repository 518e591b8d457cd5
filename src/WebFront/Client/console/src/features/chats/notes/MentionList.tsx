import type { ColleagueView } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../../../ui/Avatar';
import styles from './NoteComposer.module.css';

interface Props {
  readonly people: readonly ColleagueView[];
  readonly active: number;
  readonly onPick: (index: number) => void;
}

/** Colleagues to choose from, above the field, which keeps the focus. */
export function MentionList({ people, active, onPick }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.mentions} role="listbox" id="mentions" aria-label={t('notes.colleagues')}>
      {people.map(({ id, name, photo }, index) => (
        <div
          key={id} id={`mention-${index}`} className={styles.mention} role="option" aria-selected={index === active}
          onPointerDown={(event) => { event.preventDefault(); onPick(index); }}
        >
          <Avatar name={name} photo={photo ?? null} size={24} /><bdi>{name}</bdi>
        </div>
      ))}
    </div>
  );
}
