import { Stack, Tabs, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { languageName, moment } from '../../../lib/words';
import { articlePath } from '../place';
import type { StoredArticle, StoredTranslation } from './article';
import { ArticlePath } from './ArticlePath';
import { MarkdownPreview } from './MarkdownPreview';
import styles from './ArticleReader.module.css';

/** An article for whoever may not change it. */
export function ArticleReader({ article, text }: { article: StoredArticle; text: StoredTranslation }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  return (
    <Stack className={styles['article-reader']} gap="sm">
      <ArticlePath article={article} />
      <Title order={1} fz={20}><bdi>{text.title}</bdi></Title>
      <Tabs value={text.language} onChange={(tag) => tag && go(articlePath(article.id, tag))}>
        <Tabs.List aria-label={t('menu.language')}>
          {article.texts.map((each) => <Tabs.Tab key={each.language} value={each.language}>{languageName(each.language)}</Tabs.Tab>)}
        </Tabs.List>
      </Tabs>
      <Text fz={13} c="dimmed">
        {t(article.internal ? 'knowledge.internal' : 'knowledge.public')}
        {' · '}{t('knowledge.changedBy', { name: text.changedBy, time: moment(text.changedAt) })}
      </Text>
      <MarkdownPreview html={text.html} language={text.language} />
    </Stack>
  );
}
