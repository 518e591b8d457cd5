import { Badge, Center, Loader, Text, Title } from '@mantine/core';
import type { FoundArticle } from '@orleans-chat/shared';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRefusalText } from '../../../lib/i18n';
import { isMissing, refusalOf, valueOf } from '../../../lib/queries';
import { languageName } from '../../../lib/words';
import { NotLoaded } from '../../../ui/NotLoaded';
import { knowledgeApi } from '../api';
import { articlePath } from '../place';
import styles from './Found.module.css';

/** What the server's search finds, the best first. */
export function Found({ text }: { text: string }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const query = useQuery({
    queryKey: ['knowledge', 'found', text], queryFn: () => valueOf(knowledgeApi.search(text)), placeholderData: keepPreviousData,
  });
  const { data } = query;
  const refusal = refusalOf(query.error);
  return (
    <>
      <Title order={2} mb="sm">{t('knowledge.found', { text })}</Title>
      <div role="status">
        {data !== undefined && !query.isFetching && <Text c="dimmed" fz="sm">{t('knowledge.found.count', { count: data.length })}</Text>}
      </div>
      {refusal?.code === 'search.withoutWords' ? <Text>{refusalText(refusal)}</Text>
        : data === undefined ? isMissing(query) ? <NotLoaded again={query.refetch} /> : <Center p="xl"><Loader /></Center>
        : <ol className={styles.hits}>{data.map((each) => <Row key={`${each.id} ${each.language}`} found={each} />)}</ol>}
    </>
  );
}

function Row({ found: { id, language, title, excerpt, folders, internal, published } }: { found: FoundArticle }) {
  const { t } = useTranslation();
  return (
    <li>
      <Link href={articlePath(id, language)} className={styles.hit}>
        <span className={styles['hit-title']}><bdi>{title}</bdi></span>
        <span className={styles['hit-excerpt']}><bdi>{excerpt}</bdi></span>
        <span className={styles['hit-where']}>
          <bdi>{folders.join(' / ')}</bdi> · {languageName(language)}
          {!published && <Badge variant="light" color="gray">{t('knowledge.state.draft')}</Badge>}
          {internal && <Badge variant="light" color="gray">{t('knowledge.internal')}</Badge>}
        </span>
      </Link>
    </li>
  );
}
