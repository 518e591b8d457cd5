import type { Notice } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import styles from './ArticlesLine.module.css';

/** What was suggested to the customer before the chat, or that they opened one of it. */
export function ArticlesLine({ notice: { type, articles } }: { notice: Notice }) {
  const { t } = useTranslation();
  if (!articles?.length) {
    return null; // The chat was erased.
  }
  return (
    <div className={styles.articles}>
      <span>{t(type === 'faqRead' ? 'notice.faqRead' : 'notice.faqSuggested')}</span>
      <ul>
        {articles.map(({ id, language, title, address }) => (
          <li key={id} lang={language}>
            {address ? <a href={address} target="_blank" rel="noreferrer"><bdi>{title}</bdi></a> : <bdi>{title}</bdi>}
          </li>
        ))}
      </ul>
    </div>
  );
}
