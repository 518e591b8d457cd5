import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { OneLine } from '../../ui/OneLine';
import styles from './Lane.module.css';

export interface CardAct {
  readonly words: string;
  readonly act: () => void;
}

interface CardProps {
  readonly title: string;
  readonly text: string;
  readonly side?: ReactNode;
  readonly urgent?: boolean;
  readonly acts: readonly CardAct[];
  /** Absent: it stays until somebody acts. */
  readonly onClose?: () => void;
}

/**
 * Only the words are announced, in one go: beside them stands a time that changes each second. The name is seen in its own place.
 */
export function Card({ title, text, side, urgent = false, acts, onClose }: CardProps) {
  const { t } = useTranslation();
  return (
    <article className={styles['lane-card']} data-urgent={urgent}>
      <div className={styles['lane-head']}>
        <strong role={urgent ? 'alert' : 'status'}>{title}<span className="hidden-words">: {text}</span></strong>
        {side}
        {onClose && (
          <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('close')} onClick={onClose}>
            <IconX size={16} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className={styles['lane-foot']}>
        <span className={styles['lane-text']} aria-hidden><OneLine>{text}</OneLine></span>
        {acts.map(({ words, act }, index) => (
          <Button key={words} data-act size="compact-sm" variant={index === 0 ? 'filled' : 'default'} onClick={act}>{words}</Button>
        ))}
      </div>
    </article>
  );
}
