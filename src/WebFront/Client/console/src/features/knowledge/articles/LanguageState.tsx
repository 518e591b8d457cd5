import { Tooltip } from '@mantine/core';
import { IconCheck, IconClock, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { languageName, moment } from '../../../lib/words';
import { useTextState } from './state';
import styles from './LanguageState.module.css';

const ICONS = { draft: IconPencil, planned: IconClock, published: IconCheck };

/** A language of an article and whether it is published: by a sign, by its name, and by what hovering says. */
export function LanguageState({ language, publishedAt }: { language: string; publishedAt?: string | null | undefined }) {
  const { t } = useTranslation();
  const state = useTextState(publishedAt);
  const Icon = ICONS[state];
  const words = t(`knowledge.state.${state}.in`, { language: languageName(language), time: publishedAt ? moment(publishedAt) : '' });
  return (
    <Tooltip label={words} withinPortal>
      <span className={styles['language-state']} data-state={state} role="img" aria-label={words}>
        <Icon size={14} aria-hidden />{language.toUpperCase()}
      </span>
    </Tooltip>
  );
}
