import { ActionIcon, Button } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { variablesIn } from '../../../lib/variables';
import { languageName } from '../../../lib/words';
import { articleQuery, FRESH_MS, plainText, translationFor } from './articles';
import { textIn, type Choice } from './choices';
import { fill, type Values } from './fill';
import styles from './Preview.module.css';

export interface PreviewProps {
  readonly choice: Choice;
  readonly values: Values;
  /** The customer's, as BCP 47. */
  readonly language: string | null | undefined;
  readonly onFavourite: (choice: Choice) => void;
  readonly onPick: (choice: Choice, asLink: boolean) => void;
}

/** What would be inserted, as the customer would read it. */
export function Preview({ choice, values, language, onFavourite, onPick }: PreviewProps) {
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
      {choice.kind === 'article' ? <ArticlePreview choice={choice} language={language} onPick={onPick} /> : (
        <div className={styles['insert-preview-text']} dir="auto">{marked(fill(text?.text ?? choice.excerpt, values))}</div>
      )}
    </div>
  );
}

/** An article as its text would be inserted. Its page stays out of the console: only words of it are shown. */
function ArticlePreview({ choice, language, onPick }: Pick<PreviewProps, 'choice' | 'language' | 'onPick'>) {
  const { t } = useTranslation();
  const { data } = useQuery({ ...articleQuery(choice.id), gcTime: FRESH_MS });
  const shown = data?.translations && translationFor(data, language ?? choice.language);
  const stay = { onPointerDown: (event: PointerEvent) => event.preventDefault() };
  return (
    <>
      <div className={styles['insert-preview-acts']}>
        <Button size="compact-xs" variant="default" tabIndex={-1} {...stay} onClick={() => onPick(choice, false)}>
          {t('insert.asText')}
        </Button>
        {!choice.internal && (
          <Button size="compact-xs" variant="default" tabIndex={-1} {...stay} onClick={() => onPick(choice, true)}>
            {t('insert.asLink')}
          </Button>
        )}
      </div>
      <div className={styles['insert-preview-text']} dir="auto" lang={shown?.row.language}>
        {shown === undefined ? choice.excerpt : plainText(shown.html)}
      </div>
    </>
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
