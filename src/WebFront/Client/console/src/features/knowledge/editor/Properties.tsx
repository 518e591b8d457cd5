import { Badge, Button, Group, SegmentedControl, Text } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moment } from '../../../lib/words';
import { toast, toastRefusal } from '../../../ui/toasts';
import { knowledgeApi } from '../api';
import { useTextState } from '../articles/state';
import { useRefresh } from '../useFolders';
import { Versions } from '../versions/Versions';
import type { StoredArticle, StoredTranslation } from './article';
import { ArticleMenu } from './ArticleMenu';
import { PublishDialog } from './PublishDialog';
import styles from './Properties.module.css';

const COLORS = { draft: 'gray', planned: 'orange', published: 'green' };

interface Props {
  article: StoredArticle;
  text: StoredTranslation;
  /** Whether something of the text is not saved. */
  dirty: boolean;
}

/** Whether it is published, for whom it is, its versions, and what else can be done; all of it counts at once, without Save. */
export function Properties({ article, text, dirty }: Props) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [opened, setOpened] = useState<'publish' | 'versions' | null>(null);
  const close = () => setOpened(null);
  const state = useTextState(text.publishedAt);
  const withdraw = async () => {
    const { refused } = await knowledgeApi.publish([article.id], false, text.language);
    if (!toastRefusal(refused)) {
      toast(t('knowledge.wasWithdrawn'));
    }
    await refresh();
  };
  const readers = async (internal: boolean) => {
    toastRefusal((await knowledgeApi.setInternal(article.id, internal)).refused);
    await refresh();
  };
  return (
    <Group className={styles.properties} gap="sm">
      <Badge color={COLORS[state]} variant="light" size="lg">
        {t(`knowledge.state.${state}`, { time: text.publishedAt ? moment(text.publishedAt) : '' })}
      </Badge>
      {state === 'published'
        ? <Button size="xs" variant="default" onClick={() => void withdraw()}>{t('knowledge.withdraw')}</Button>
        : <Button size="xs" onClick={() => setOpened('publish')}>{t('knowledge.publish.how')}</Button>}
      {state === 'planned' && <Button size="xs" variant="default" onClick={() => void withdraw()}>{t('knowledge.plan.cancel')}</Button>}
      <SegmentedControl
        size="xs" value={article.internal ? 'internal' : 'public'} onChange={(value) => void readers(value === 'internal')}
        aria-label={t('knowledge.readers')}
        data={[{ value: 'public', label: t('knowledge.public') }, { value: 'internal', label: t('knowledge.internal') }]}
      />
      <Button size="xs" variant="default" leftSection={<IconHistory size={16} aria-hidden />} onClick={() => setOpened('versions')}>
        {t('knowledge.versions')}
      </Button>
      <ArticleMenu article={article} text={text} />
      <Text fz={13} c="dimmed">
        {t('knowledge.changedBy', { name: text.changedBy, time: moment(text.changedAt) })}
      </Text>
      {opened === 'publish' && <PublishDialog article={article} text={text} dirty={dirty} onClose={close} />}
      {opened === 'versions' && <Versions article={article} text={text} dirty={dirty} onClose={close} />}
    </Group>
  );
}
