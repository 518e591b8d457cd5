import { Button, Group, Text } from '@mantine/core';
import type { ArticleRow, KnowledgeFolderView, Publications } from '@orleans-chat/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../../lib/http';
import { toast, toastRefusal } from '../../../ui/toasts';
import { knowledgeApi, moveArticles } from '../api';
import { MoveDialog } from '../folders/MoveDialog';
import { useRefresh } from '../useFolders';
import styles from './BulkBar.module.css';

interface Props {
  articles: readonly ArticleRow[];
  /** Those that are ticked. */
  ids: readonly string[];
  folder: string;
  folders: readonly KnowledgeFolderView[];
  /** These shall stand before that one; null: last. */
  onPlaced: (ids: readonly string[], before: string | null) => void;
  onDone: () => void;
}

/** What is done with all ticked articles at once. */
export function BulkBar({ articles, ids, folder, folders, onPlaced, onDone }: Props) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [moving, setMoving] = useState(false);
  const count = ids.length;
  const at = articles.findIndex(({ id }) => id === ids[0]);
  const done = async (words: string) => {
    toast(words);
    onDone();
    await refresh();
  };
  const act = async (call: () => Promise<Outcome<Publications>>, words: (count: number) => string) => {
    setBusy(true);
    const { ok, refused } = await call();
    setBusy(false);
    const missing = ok?.missing.length ?? 0;
    const gone = missing > 0 ? ` ${t('knowledge.bulk.missing', { count: missing })}` : '';
    await (toastRefusal(refused) ? refresh() : done(words(count - missing) + gone));
  };
  return (
    <Group className={styles['bulk-bar']} role="group" aria-label={t('knowledge.bulk')} gap="xs">
      <Text fz="sm" fw={600} role="status">{t('knowledge.selected', { count })}</Text>
      <Button
        size="xs" disabled={busy}
        onClick={() => void act(() => knowledgeApi.publish(ids, true), (published) => t('knowledge.bulk.published', { count: published }))}
      >
        {t('knowledge.publish')}
      </Button>
      <Button
        size="xs" variant="default" disabled={busy}
        onClick={() => void act(() => knowledgeApi.publish(ids, false), (withdrawn) => t('knowledge.bulk.withdrawn', { count: withdrawn }))}
      >
        {t('knowledge.withdraw')}
      </Button>
      <Button size="xs" variant="default" disabled={busy} onClick={() => setMoving(true)}>{t('knowledge.bulk.move')}</Button>
      {count === 1 && (
        <>
          <Step words={t('knowledge.moveUp')} end={at === 0} act={() => onPlaced(ids, articles[at - 1]!.id)} />
          <Step
            words={t('knowledge.moveDown')} end={at === articles.length - 1} act={() => onPlaced(ids, articles[at + 2]?.id ?? null)}
          />
        </>
      )}
      <Button size="xs" variant="subtle" color="gray" onClick={onDone}>{t('knowledge.bulk.clear')}</Button>
      {moving && (
        <MoveDialog
          title={t('knowledge.bulk.moveHow', { count })} folders={folders} moved={null} from={folder}
          move={(into) => moveArticles(ids, into!)} onClose={() => setMoving(false)}
          onMoved={() => {
            setMoving(false);
            void done(t('knowledge.moved'));
          }}
        />
      )}
    </Group>
  );
}

/** At the end of the way it stays where it is, and keeps the focus. */
function Step({ words, end, act }: { words: string; end: boolean; act: () => void }) {
  return (
    <Button size="xs" variant="default" data-disabled={end || undefined} aria-disabled={end} onClick={() => end || act()}>{words}</Button>
  );
}
