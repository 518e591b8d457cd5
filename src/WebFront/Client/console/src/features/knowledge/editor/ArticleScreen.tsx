import { Alert, Anchor, Button, Center, Group, Loader } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useRefusalText } from '../../../lib/i18n';
import { NotLoaded } from '../../../ui/NotLoaded';
import { KNOWLEDGE } from '../place';
import { useMayEdit } from '../useFolders';
import { ArticleEditor } from './ArticleEditor';
import { ArticleReader } from './ArticleReader';
import { useArticle } from './useArticle';
import styles from './ArticleScreen.module.css';

/** One article in one language: for writing, or for reading where one may not write, or it is not known yet whether one may. */
export function ArticleScreen({ id, language }: { id: string; language: string }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const { editable, missing, again: askRight } = useMayEdit();
  const { key, draft, article, text, refusal, gone, again } = useArticle(id, language);
  if (article !== undefined && text !== undefined && (editable === false || missing)) {
    return <>{missing && <NotLoaded again={askRight} />}<ArticleReader article={article} text={text} /></>;
  }
  if (article !== undefined && draft !== undefined && editable) {
    return <ArticleEditor id={id} language={language} draftKey={key} draft={draft} article={article} text={text} />;
  }
  if (refusal === null && (!gone || (editable === undefined && !missing))) {
    return <Center h="100%" p="xl"><Loader /></Center>;
  }
  return (
    <div className={styles['article-missing']}>
      <Anchor component={Link} href={KNOWLEDGE}><IconArrowLeft size={16} aria-hidden /> {t('knowledge.title')}</Anchor>
      <Alert color="red" role="alert">
        <Group justify="space-between">
          {gone || refusal === null ? t('knowledge.missing') : refusalText(refusal)}
          {!gone && <Button variant="default" size="sm" onClick={() => void again()}>{t('retry')}</Button>}
        </Group>
      </Alert>
    </div>
  );
}
