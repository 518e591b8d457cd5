import { UnstyledButton } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { variablesIn, type VariablePlace } from '../../../lib/variables';
import styles from './Gaps.module.css';

interface Props {
  readonly text: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onSelect: (from: number, to: number) => void;
}

/** Variables without a value: marked where they stand in the field, and named above it; a press selects one. */
export function Gaps({ text, field, onSelect }: Props) {
  const { t } = useTranslation();
  const gaps = variablesIn(text);
  return gaps.length > 0 && (
    <>
      <div className={styles['insert-gaps']} role="status">
        {t('insert.gaps')}{' '}
        {gaps.map(({ name, word, from, to }) => {
          const words = name === null ? word : t(`variable.${name}`);
          return (
            <UnstyledButton
              key={from} className={styles['insert-gap']} aria-label={t('insert.gap', { name: words })} onClick={() => onSelect(from, to)}
            >
              {words}
            </UnstyledButton>
          );
        })}
      </div>
      <Marks text={text} gaps={gaps} field={field} />
    </>
  );
}

/** A field cannot colour its letters: the same letters stand over it, with nothing to be seen of them but the marks. */
function Marks({ text, gaps, field }: Omit<Props, 'onSelect'> & { readonly gaps: readonly VariablePlace[] }) {
  const [top, setTop] = useState(0);
  const area = field.current;
  useEffect(() => {
    const read = () => setTop(area?.scrollTop ?? 0);
    area?.addEventListener('scroll', read);
    return () => area?.removeEventListener('scroll', read);
  }, [area]);
  if (!area?.parentElement) {
    return null;
  }
  const ends = [0, ...gaps.map(({ to }) => to)];
  const { font, lineHeight, letterSpacing, padding, borderWidth } = getComputedStyle(area);
  return createPortal(
    <div className={styles['insert-marks']} style={{ font, lineHeight, letterSpacing, padding, borderWidth }} aria-hidden>
      <div style={{ transform: `translateY(${-top}px)` }}>
        {gaps.map(({ from, to }, index) => (
          <span key={from}>{text.slice(ends[index], from)}<mark>{text.slice(from, to)}</mark></span>
        ))}
        {text.slice(ends.at(-1))}
      </div>
    </div>,
    area.parentElement,
  );
}
