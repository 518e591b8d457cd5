import { ActionIcon } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { variablesIn } from '../../../lib/variables';
import { languageName } from '../../../lib/words';
import { textIn, type Choice } from './choices';
import { fill, type Values } from './fill';
import styles from './Preview.module.css';

export interface PreviewProps {
  readonly choice: Choice;
  readonly values: Values;
  /** The customer's, as BCP 47. */
  readonly language: string | null | undefined;
  readonly onFavourite: (choice: Choice) => void;
}

/** What would be inserted, as the customer would read it. */
export function Preview({ choice, values, language, onFavourite }: PreviewProps) {
  const { t } = useTranslation();
  const text = textIn(choice, language);
  const Star = choice.favourite ? IconStarFilled : IconStar;
  return (
    <div className={styles['insert-preview']}>
      <div className={styles['insert-preview-head']}>
        <span className={styles['insert-preview-name']}><bdi>{choice.name}</bdi></span>
        <ActionIcon
          variant="subtle" color="gray" size={28} tabIndex={-1} aria-pressed={choice.favourite} title={t('insert.favouriteKey')}
          aria-label={t('insert.favourite')} onPointerDown={(event) => event.preventDefault()} onClick={() => onFavourite(choice)}
        >
          <Star size={16} aria-hidden />
        </ActionIcon>
      </div>
      {text !== undefined && choice.texts.length > 1 && (
        <div className={styles['insert-preview-language']}>{languageName(text.language)}</div>
      )}
      <div className={styles['insert-preview-text']} dir="auto">{marked(fill(text?.text ?? choice.excerpt, values))}</div>
    </div>
  );
}

/** The text with what still has to be filled in standing out. */
function marked(text: string) {
  const places = variablesIn(text);
  const ends = [0, ...places.map(({ to }) => to)];
  return [
    ...places.map(({ from, to }, index) => (
      <span key={from}>{text.slice(ends[index], from)}<mark className={styles['insert-unfilled']}>{text.slice(from, to)}</mark></span>
    )),
    text.slice(ends.at(-1)),
  ];
}
