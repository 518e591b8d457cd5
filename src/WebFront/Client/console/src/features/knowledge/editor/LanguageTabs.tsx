import { Button, Menu, Tabs } from '@mantine/core';
import { IconPencilExclamation, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { languageName } from '../../../lib/words';
import { toastRefusal } from '../../../ui/toasts';
import { knowledgeApi } from '../api';
import { languageChoices } from '../languages';
import { articlePath } from '../place';
import { useRefresh } from '../useFolders';
import type { StoredArticle } from './article';
import { unsavedIn, useArticleDrafts } from './drafts';
import { useShallow } from 'zustand/react/shallow';
import styles from './LanguageTabs.module.css';

interface Props {
  article: StoredArticle;
  language: string;
}

/** A tab for each language of the article, and a way to one more, which begins with the title of the one that shows. */
export function LanguageTabs({ article, language }: Props) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const refresh = useRefresh();
  const unsaved = useArticleDrafts(useShallow(({ drafts }) => unsavedIn(drafts, article.id)));
  const tags = article.texts.map((each) => each.language);
  const [busy, setBusy] = useState(false);
  const add = async (tag: string) => {
    setBusy(true);
    const title = article.texts.find((each) => each.language === language)?.title ?? article.texts[0]!.title;
    const { refused } = await knowledgeApi.saveText(article.id, tag, { title, body: '', version: 0 });
    await refresh();
    setBusy(false);
    if (!toastRefusal(refused)) {
      go(articlePath(article.id, tag));
    }
  };
  return (
    <div className={styles['language-tabs']}>
      <Tabs value={language} onChange={(tag) => tag && go(articlePath(article.id, tag))}>
        <Tabs.List aria-label={t('menu.language')}>
          {(tags.includes(language) ? tags : [...tags, language]).map((tag) => (
            <Tabs.Tab
              key={tag} value={tag}
              rightSection={unsaved.includes(tag) && <IconPencilExclamation size={16} aria-label={t('knowledge.unsaved')} role="img" />}
            >
              {languageName(tag)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <Menu position="bottom-start" withinPortal>
        <Menu.Target>
          <Button size="compact-sm" variant="subtle" loading={busy} leftSection={<IconPlus size={16} aria-hidden />}>
            {t('knowledge.language.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} className={styles['language-choices']}>
          {languageChoices(tags).map(({ value, label }) => (
            <Menu.Item key={value} onClick={() => void add(value)}>{label}</Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}
