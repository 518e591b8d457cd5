import { Button, Menu } from '@mantine/core';
import { IconDots, IconExternalLink, IconFolderSymlink, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useShallow } from 'zustand/react/shallow';
import { languageName } from '../../../lib/words';
import { toast } from '../../../ui/toasts';
import { useAgent } from '../../agent';
import { knowledgeApi } from '../api';
import { MoveDialog } from '../folders/MoveDialog';
import { useTextState } from '../articles/state';
import { articlePath, folderPath, publicPage } from '../place';
import { Question } from '../Question';
import { useFolders, useRefresh } from '../useFolders';
import type { StoredArticle, StoredTranslation } from './article';
import { discard, draftKey } from './drafts';

/** What is seldom done with an article. */
export function ArticleMenu({ article, text }: { article: StoredArticle; text: StoredTranslation }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const refresh = useRefresh();
  const { data: folders = [] } = useFolders();
  const channels = useAgent(useShallow((state) => state.me?.channels ?? []));
  const isPublic = useTextState(text.publishedAt) === 'published' && !article.internal;
  const [asked, setAsked] = useState<'move' | 'deleteText' | 'delete' | null>(null);
  const close = () => setAsked(null);
  const others = article.texts.filter((each) => each.language !== text.language);
  const forget = (language: string) => discard(draftKey(article.id, language));
  const textDeleted = async () => {
    toast(t('knowledge.textDeleted', { language: languageName(text.language) }));
    go(articlePath(article.id, others[0]!.language));
    forget(text.language);
    await refresh();
  };
  const deleted = async () => {
    toast(t('knowledge.articleDeleted', { title: text.title }));
    go(folderPath(article.folderId));
    article.texts.forEach((each) => forget(each.language));
    await refresh();
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button size="xs" variant="default" px={8} aria-label={t('knowledge.article.more')}><IconDots size={18} aria-hidden /></Button>
        </Menu.Target>
        <Menu.Dropdown>
          {isPublic && channels.map(({ id, name }) => (
            <Menu.Item
              key={id} component="a" href={publicPage(id, text.language, article.id)} target="_blank" rel="noopener"
              leftSection={<IconExternalLink size={16} aria-hidden />}
            >
              {t('knowledge.page', { channel: name })}
            </Menu.Item>
          ))}
          <Menu.Item leftSection={<IconFolderSymlink size={16} aria-hidden />} onClick={() => setAsked('move')}>
            {t('knowledge.article.move')}
          </Menu.Item>
          <Menu.Divider />
          {others.length > 0 && (
            <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsked('deleteText')}>
              {t('knowledge.text.delete', { language: languageName(text.language) })}
            </Menu.Item>
          )}
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={() => setAsked('delete')}>
            {t('knowledge.article.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'move' && (
        <MoveDialog
          title={t('knowledge.article.moveWhich', { title: text.title })} folders={folders} moved={null} from={article.folderId}
          move={(into) => knowledgeApi.placeArticle(article.id, into!)} onClose={close}
          onMoved={() => {
            close();
            toast(t('knowledge.moved'));
            void refresh();
          }}
        />
      )}
      {asked === 'deleteText' && (
        <Question
          title={t('knowledge.text.deleteWhich', { language: languageName(text.language) })} text={t('knowledge.text.deleteText')}
          yes={t('knowledge.delete')} act={() => knowledgeApi.deleteText(article.id, text.language)} onClose={close}
          onDone={() => void textDeleted()}
        />
      )}
      {asked === 'delete' && (
        <Question
          title={t('knowledge.article.deleteWhich', { title: text.title })} text={t('knowledge.article.deleteText')}
          yes={t('knowledge.delete')} act={() => knowledgeApi.deleteArticle(article.id)} onClose={close} onDone={() => void deleted()}
        />
      )}
    </>
  );
}
