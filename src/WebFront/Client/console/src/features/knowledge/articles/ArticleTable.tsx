import { Badge, Checkbox, Table, Text } from '@mantine/core';
import type { ArticleRow } from '@orleans-chat/shared';
import { IconLock, IconWorld } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { language } from '../../../lib/i18n';
import { moment } from '../../../lib/words';
import { figure, share } from '../words';
import { startDrag } from '../folders/dragged';
import { useDrop } from '../folders/useDrop';
import { unsavedIn, useArticleDrafts } from '../editor/drafts';
import { articlePath } from '../place';
import { LanguageState } from './LanguageState';
import { lastChangeOf, shownIn, totalsOf } from './row';
import type { useSelection } from './useSelection';
import styles from './ArticleTable.module.css';

interface Props {
  articles: readonly ArticleRow[];
  /** Null: they cannot be changed here. */
  selection: ReturnType<typeof useSelection> | null;
  /** These shall stand before that one. */
  onPlaced: (ids: readonly string[], before: string) => void;
}

/** The articles of a folder. On a phone each is a card. */
export function ArticleTable({ articles, selection, onPlaced }: Props) {
  const { t } = useTranslation();
  return (
    <div className="wide-table">
      <Table verticalSpacing="xs" className={styles['article-table']}>
        <Table.Thead>
          <Table.Tr>
            {selection && (
              <Table.Th w={36}>
                <Checkbox
                  aria-label={t('knowledge.selectAll')} checked={selection.all} onChange={selection.toggleAll}
                  indeterminate={selection.selected.length > 0 && !selection.all}
                />
              </Table.Th>
            )}
            <Table.Th>{t('knowledge.article')}</Table.Th>
            <Table.Th>{t('menu.language')}</Table.Th>
            <Table.Th>{t('knowledge.readers')}</Table.Th>
            <Table.Th className={styles['article-figure']}>{t('knowledge.views')}</Table.Th>
            <Table.Th className={styles['article-figure']}>{t('knowledge.helpful')}</Table.Th>
            <Table.Th>{t('knowledge.changed')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {articles.map((article) => <Row key={article.id} article={article} selection={selection} onPlaced={onPlaced} />)}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Row({ article, selection, onPlaced }: Omit<Props, 'articles'> & { article: ArticleRow }) {
  const { t } = useTranslation();
  const unsaved = useArticleDrafts(({ drafts }) => unsavedIn(drafts, article.id).length > 0);
  const shown = shownIn(article, language());
  const { views, helpful, answers } = totalsOf(article);
  const change = lastChangeOf(article);
  const dragged = selection?.has(article.id) ? selection.selected : [article.id];
  const drop = useDrop((what) => 'articles' in what && onPlaced(what.articles, article.id));
  const Readers = article.internal ? IconLock : IconWorld;
  return (
    <Table.Tr
      draggable={selection !== null} className={styles['article-row']}
      onDragStart={(event) => startDrag(event, { articles: dragged })} {...(selection !== null ? drop : {})}
    >
      {selection && (
        <Table.Td>
          <Checkbox
            aria-label={t('knowledge.select', { title: shown.title })} checked={selection.has(article.id)}
            onChange={() => selection.toggle(article.id)}
          />
        </Table.Td>
      )}
      <Table.Td className={styles['article-title']}>
        <Link href={articlePath(article.id, shown.language)} draggable={false}><bdi>{shown.title}</bdi></Link>
        {unsaved && <Badge variant="light" color="orange" ms={8}>{t('knowledge.unsaved')}</Badge>}
      </Table.Td>
      <Table.Td data-words={t('menu.language')}>
        <span className={styles['article-languages']}>
          {article.translations.map((each) => <LanguageState key={each.language} {...each} />)}
        </span>
      </Table.Td>
      <Table.Td data-words={t('knowledge.readers')}>
        <span className={styles['article-readers']}>
          <Readers size={16} aria-hidden />{t(article.internal ? 'knowledge.internal' : 'knowledge.public')}
        </span>
      </Table.Td>
      <Table.Td className={styles['article-figure']} data-words={t('knowledge.views')}>{figure(views)}</Table.Td>
      <Table.Td
        className={styles['article-figure']} data-words={t('knowledge.helpful')}
        title={answers === 0 ? undefined : t('knowledge.helpful.of', { share: share(helpful / answers), count: answers })}
      >
        {answers === 0 ? '–' : share(helpful / answers)}
      </Table.Td>
      <Table.Td data-words={t('knowledge.changed')}>
        <div>
          <Text fz={13}>{moment(change.changedAt)}</Text>
          <Text fz={13} c="dimmed"><bdi>{change.changedBy}</bdi></Text>
        </div>
      </Table.Td>
    </Table.Tr>
  );
}
