import { Center, Group, Loader, Modal, SegmentedControl, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMissing, valueOf } from '../../../lib/queries';
import { languageName } from '../../../lib/words';
import { NotLoaded } from '../../../ui/NotLoaded';
import { ReasonedButton } from '../../../ui/ReasonedButton';
import { toast, toastRefusal } from '../../../ui/toasts';
import { knowledgeApi } from '../api';
import type { StoredArticle, StoredTranslation } from '../editor/article';
import { useRefresh } from '../useFolders';
import { Compared } from './Compared';
import { VersionList } from './VersionList';
import styles from './Versions.module.css';

type With = 'before' | 'current';

interface Props {
  article: StoredArticle;
  text: StoredTranslation;
  /** Whether something of the text is not saved. */
  dirty: boolean;
  onClose: () => void;
}

/** Everything that was ever saved of a text: who, when, and how it differs; an old one can be had back, as a new version. */
export function Versions({ article, text, dirty, onClose }: Props) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [number, setNumber] = useState(text.version);
  const [other, setOther] = useState<With>('before');
  const key = ['knowledge', 'versions', article.id, text.language];
  const query = useQuery({ queryKey: [...key, text.version], queryFn: () => valueOf(knowledgeApi.versions(article.id, text.language)) });
  const current = number === text.version;
  const [busy, setBusy] = useState(false);
  const restore = async () => {
    setBusy(true);
    const old = await knowledgeApi.version(article.id, text.language, number);
    const { refused } = old.ok === null ? old : await knowledgeApi.saveText(article.id, text.language, {
      title: old.ok.title, slug: old.ok.slug, body: old.ok.body, version: text.version,
    });
    setBusy(false);
    if (!toastRefusal(refused)) {
      toast(t('knowledge.version.restored', { number }));
      onClose();
    }
    await refresh();
  };
  return (
    <Modal
      opened onClose={onClose} size="min(1100px, 100%)" closeButtonProps={{ 'aria-label': t('close') }}
      title={t('knowledge.versions.of', { title: text.title, language: languageName(text.language) })}
    >
      {query.data === undefined
        ? isMissing(query) ? <NotLoaded again={query.refetch} /> : <Center p="xl"><Loader /></Center>
        : (
          <div className={styles.versions}>
            <VersionList versions={query.data} current={text.version} shown={number} onShow={setNumber} />
            <Stack gap="sm" className={styles['versions-shown']}>
              <Group justify="space-between">
                <SegmentedControl
                  size="xs" value={current ? 'before' : other} onChange={(value) => setOther(value as With)} disabled={current}
                  aria-label={t('knowledge.difference')}
                  data={[
                    { value: 'before', label: t('knowledge.difference.before') },
                    { value: 'current', label: t('knowledge.difference.current') },
                  ]}
                />
                {!current && (
                  <ReasonedButton
                    size="xs" loading={busy} reason={dirty ? t('knowledge.version.unsaved') : null} onClick={() => void restore()}
                    aria-label={t('knowledge.version.restoreWhich', { number })}
                  >
                    {t('knowledge.version.restore')}
                  </ReasonedButton>
                )}
              </Group>
              <Compared
                article={article.id} language={text.language}
                before={current || other === 'before' ? number - 1 : number} after={current || other === 'before' ? number : text.version}
              />
            </Stack>
          </div>
        )}
    </Modal>
  );
}
