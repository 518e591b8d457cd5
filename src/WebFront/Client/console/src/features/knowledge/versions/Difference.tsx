import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { difference, type Line } from './difference';
import styles from './Difference.module.css';

const SIGNS = { same: ' ', gone: '−', new: '+' } as const;

/** How one text became another: what went is marked by a minus, what came by a plus, and both by colour. */
export function Difference({ before, after, label }: { before: string; after: string; label: string }) {
  const { t } = useTranslation();
  const lines = useMemo(() => difference(before, after), [before, after]);
  return before === after ? <Text fz="sm" c="dimmed">{t('knowledge.difference.none')}</Text> : (
    <div className={styles.difference} role="region" aria-label={label} tabIndex={0}>
      {lines.map((line, index) => <Row key={index} line={line} />)}
    </div>
  );
}

function Row({ line }: { line: Line }) {
  const { t } = useTranslation();
  if (line.kind === 'skipped') {
    return <div className={styles['difference-skipped']}>{t('knowledge.difference.skipped', { count: line.count })}</div>;
  }
  const Whole = line.kind === 'gone' ? 'del' : line.kind === 'new' ? 'ins' : 'span';
  return (
    <div className={styles['difference-line']} data-kind={line.kind}>
      <span className={styles['difference-sign']} aria-hidden>{SIGNS[line.kind]}</span>
      <Whole className={styles['difference-words']}>
        {line.pieces.map(({ text, changed }, index) => (changed ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>))}
      </Whole>
    </div>
  );
}
