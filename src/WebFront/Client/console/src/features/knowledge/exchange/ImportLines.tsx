import { Badge, Text } from '@mantine/core';
import type { ImportLine, ImportOutcome } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../../lib/i18n';
import styles from './ImportLines.module.css';

const COLORS: Readonly<Record<ImportOutcome, string>> = {
  added: 'green', changed: 'blue', unchanged: 'gray', refused: 'red', skipped: 'gray',
};

/** What becomes of each file of an archive; what needs somebody to look at it comes first. */
export function ImportLines({ lines }: { lines: readonly ImportLine[] }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const sorted = [...lines].sort((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'));
  return (
    <ul className={styles['import-lines']} aria-label={t('knowledge.import.lines')} tabIndex={0}>
      {sorted.map((line) => (
        <li key={line.path} data-outcome={line.outcome}>
          <Badge color={COLORS[line.outcome]} variant="light">{t(`knowledge.import.${line.outcome}`)}</Badge>
          <span className={styles['import-words']}>
            <bdi className={styles['import-path']}>{line.path}</bdi>
            {line.title && <Text fz="sm"><bdi>{line.title}</bdi>{line.language && ` · ${line.language.toUpperCase()}`}</Text>}
            {line.refused && <Text fz="sm" c="var(--alarm)">{refusalText(line.refused)}</Text>}
          </span>
        </li>
      ))}
    </ul>
  );
}
