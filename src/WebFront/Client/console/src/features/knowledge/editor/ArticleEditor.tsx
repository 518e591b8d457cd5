import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconCheck, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../../lib/http';
import { useRefusalText } from '../../../lib/i18n';
import { clock } from '../../../lib/words';
import { forgetSuccesses, toast } from '../../../ui/toasts';
import { knowledgeApi } from '../api';
import { useRefresh } from '../useFolders';
import { storedIn, textIn, type StoredArticle, type StoredTranslation } from './article';
import { ArticlePath } from './ArticlePath';
import { Conflict } from './Conflict';
import { adopt, discard, isDirty, receive, save, settle, takeBack, type ArticleText, type Draft, type StoredText } from './drafts';
import { LanguageTabs } from './LanguageTabs';
import { Properties } from './Properties';
import { RemoteChange } from './RemoteChange';
import { TextFields } from './TextFields';
import styles from './ArticleEditor.module.css';

interface Props {
  id: string;
  language: string;
  draftKey: string;
  draft: Draft;
  article: StoredArticle;
  /** As it is stored; undefined: it was deleted meanwhile. */
  text: StoredTranslation | undefined;
}

/** An article in one language. What is not saved is kept when one goes elsewhere, and said in the list. */
export function ArticleEditor({ id, language, draftKey: key, draft, article, text }: Props) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const send = async (now: ArticleText, version: number): Promise<Outcome<StoredText>> => {
    const { ok, refused } = await knowledgeApi.saveText(id, language, { ...now, version });
    return ok === null ? { ok, refused } : { ok: textIn(storedIn(ok), language)!, refused: null };
  };
  const keep = async () => {
    forgetSuccesses();
    if (await save(key, send)) {
      toast(t('knowledge.wasSaved'));
    }
    await refresh();
  };
  const settled = async (now: ArticleText) => {
    if (await settle(key, now, send)) {
      toast(t('knowledge.wasSaved'));
    }
    await refresh();
  };
  const back = () => {
    toast(t('knowledge.discarded'), {
      words: t('knowledge.undo'), act: () => takeBack(key, draft) || toast(t('knowledge.version.unsaved')),
    });
    discard(key);
    if (text !== undefined) {
      receive(key, { ...text, by: text.changedBy, at: text.changedAt });
    }
  };
  useHotkeys([['mod+S', () => void keep()]], []);
  return (
    <div className={styles['article-editor']}>
      <ArticlePath article={article} />
      <div className={styles['article-head']}>
        <Title order={1} fz={20}><bdi>{draft.base.title}</bdi></Title>
        <Group gap="sm">
          <div role="status"><SaveState draft={draft} /></div>
          {isDirty(draft) && <Button variant="default" disabled={draft.saving} onClick={back}>{t('knowledge.discard')}</Button>}
          <Button loading={draft.saving} disabled={!isDirty(draft) || draft.gone} onClick={() => void keep()}>{t('knowledge.save')}</Button>
        </Group>
      </div>
      <LanguageTabs article={article} language={language} />
      {draft.gone && <Alert color="red" role="alert" icon={<IconTrash aria-hidden />}>{t('knowledge.wasDeleted')}</Alert>}
      <RemoteChange draftKey={key} draft={draft} />
      {text !== undefined && <Properties key={`about ${language}`} article={article} text={text} dirty={isDirty(draft)} />}
      <TextFields key={`text ${language}`} draftKey={key} draft={draft} language={language} />
      {draft.theirs !== null && draft.comparing && (
        <Conflict
          key={`${key} ${draft.theirs.version}`} draftKey={key} draft={draft} theirs={draft.theirs}
          onSettled={(now) => void settled(now)} onGoOn={(now) => adopt(key, now)}
        />
      )}
    </div>
  );
}

function SaveState({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  if (draft.gone) {
    return <Text c="var(--alarm)" fz="sm">{t('knowledge.cannotSave')}</Text>;
  }
  if (draft.refused !== null) {
    return <Text c="var(--alarm)" fz="sm" role="alert">{refusalText(draft.refused)}</Text>;
  }
  if (isDirty(draft)) {
    return <Text fz="sm" c="dimmed">{t('knowledge.unsaved')}</Text>;
  }
  return draft.savedAt === null ? null : (
    <Text fz="sm" c="dimmed" className={styles['article-saved']}>
      <IconCheck size={16} aria-hidden /><span>{t('knowledge.allSaved')}</span><span>· {clock(draft.savedAt)}</span>
    </Text>
  );
}
