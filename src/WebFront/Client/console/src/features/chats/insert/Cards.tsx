import { ActionIcon } from '@mantine/core';
import { IconBook, IconFile, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { keepCards, useCards } from './cards';
import styles from './Cards.module.css';

/** Links and documents that go with the next message. */
export function Cards({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation();
  const cards = useCards(sessionId);
  return cards.length > 0 && (
    <ul className={styles['link-cards']} aria-label={t('insert.cards')}>
      {cards.map(({ kind, id, title }) => (
        <li key={kind + id} className={styles['link-card']}>
          {kind === 'article' ? <IconBook size={16} stroke={1.75} aria-hidden /> : <IconFile size={16} stroke={1.75} aria-hidden />}
          <bdi className={styles['link-card-title']}>{title}</bdi>
          <ActionIcon
            variant="subtle" color="gray" size={24} aria-label={t('insert.takeAway', { title })}
            onClick={() => keepCards(sessionId, cards.filter((card) => card.id !== id))}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}
