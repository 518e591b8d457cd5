import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { isBlank, limits, type KnowledgeFolderView } from '@orleans-chat/shared';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../../../lib/i18n';
import { Refused } from '../../../ui/Refused';
import { useSubmit } from '../../../ui/useSubmit';
import { knowledgeApi } from '../api';
import { languageChoices } from '../languages';
import { useRefresh } from '../useFolders';

interface Props {
  folder: KnowledgeFolderView;
  onClose: () => void;
  onMade: (id: string, language: string) => void;
}

/** A draft with a title; everything else is written in the editor. */
export function NewArticle({ folder, onClose, onMade }: Props) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [title, setTitle] = useState('');
  const [tag, setTag] = useState<string>(language());
  const { submit, busy, problem, wrong } = useSubmit('title', 'language');
  const make = async (event: FormEvent) => {
    event.preventDefault();
    const asked = { folderId: folder.id, language: tag, title: title.trim(), body: '', internal: false };
    const made = await submit(() => knowledgeApi.addArticle(asked));
    if (made !== null) {
      await refresh();
      onMade(made.id, tag);
    }
  };
  return (
    <Modal
      opened onClose={onClose} centered title={t('knowledge.article.newIn', { name: folder.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="stack" onSubmit={(event) => void make(event)}>
        <Refused problem={problem} />
        <TextInput
          label={t('knowledge.field.title')} value={title} maxLength={limits.articleTitleLength} data-autofocus autoComplete="off"
          error={wrong('title')} onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('menu.language')} data={languageChoices([])} value={tag} error={wrong('language')}
          onChange={(event) => setTag(event.currentTarget.value)}
        />
        <Button type="submit" loading={busy} disabled={isBlank(title)} w="fit-content">{t('knowledge.article.make')}</Button>
      </form>
    </Modal>
  );
}
