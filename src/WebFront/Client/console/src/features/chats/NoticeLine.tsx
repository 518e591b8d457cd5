import type { Notice } from '@orleans-chat/shared';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { NoteLine } from './notes/NoteLine';
import { ArticlesLine } from './suggestions/ArticlesLine';
import { TagsLine } from './tags/TagsLine';
import styles from './NoticeLine.module.css';

export const NoticeLine = memo(({ notice }: { notice: Notice }) => {
  const { t, i18n } = useTranslation();
  if (notice.type === 'rated') {
    return <Rated stars={notice.stars ?? 0} comment={notice.text} />;
  }
  if (notice.type === 'note' || notice.type === 'whisper') {
    return <NoteLine notice={notice} />;
  }
  if (notice.type === 'faqSuggested' || notice.type === 'faqRead') {
    return <ArticlesLine notice={notice} />;
  }
  if (notice.type === 'tags') {
    return <TagsLine notice={notice} />;
  }
  const name = notice.by?.name ?? t('anonymous');
  const to = notice.to?.name ?? '';
  const how = notice.type === 'reopened' && notice.by?.kind === 'agent' ? 'byAgent' : to ? 'to' : notice.reason;
  const exact = `notice.${notice.type}.${how}`;
  const key = (i18n.exists(exact) ? exact : `notice.${notice.type}`) as 'notice.accepted';
  return i18n.exists(key) ? <p className={styles.notice}>{t(key, { name, to })}{notice.text && <><br /><q>{notice.text}</q></>}</p> : null;
});

function Rated({ stars, comment }: { stars: number; comment: string | null }) {
  const { t } = useTranslation();
  return (
    <p className={styles.notice}>
      <span aria-hidden="true">{'★'.repeat(stars)}{'☆'.repeat(5 - stars)} </span>
      {t('notice.rated', { stars })}
      {comment && <><br /><q>{comment}</q></>}
    </p>
  );
}
