import { Button, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languageName, moment } from '../../../lib/words';
import { Refused } from '../../../ui/Refused';
import { toast } from '../../../ui/toasts';
import { useSubmit } from '../../../ui/useSubmit';
import { knowledgeApi } from '../api';
import { useRefresh } from '../useFolders';
import type { StoredArticle, StoredTranslation } from './article';

interface Props {
  article: StoredArticle;
  text: StoredTranslation;
  dirty: boolean;
  onClose: () => void;
}

/** Now, or at a time of the browser's clock. What is not saved is not published. */
export function PublishDialog({ article, text, dirty, onClose }: Props) {
  const { t } = useTranslation();
  const refresh = useRefresh();
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [time, setTime] = useState('');
  const { submit, busy, problem } = useSubmit();
  const publish = async () => {
    const at = when === 'now' ? new Date() : new Date(time);
    const since = when === 'now' ? null : at.toISOString();
    if (await submit(() => knowledgeApi.publish([article.id], true, text.language, since, text.version)) !== null) {
      toast(t(when === 'now' ? 'knowledge.wasPublished' : 'knowledge.wasPlanned', { time: moment(at.toISOString()) }));
      onClose();
    }
    await refresh();
  };
  return (
    <Modal
      opened onClose={onClose} centered title={t('knowledge.publish.which', { title: text.title, language: languageName(text.language) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Refused problem={problem} />
        <Text fz="sm">{t(article.internal ? 'knowledge.publish.internal' : 'knowledge.publish.public')}</Text>
        {dirty && <Text fz="sm" c="orange">{t('knowledge.publish.unsaved')}</Text>}
        <Radio.Group label={t('knowledge.publish.when')} value={when} onChange={(value) => setWhen(value as 'now' | 'later')}>
          <Stack gap="xs" mt="xs">
            <Radio value="now" label={t('knowledge.publish.now')} data-autofocus />
            <Radio value="later" label={t('knowledge.publish.later')} />
          </Stack>
        </Radio.Group>
        {when === 'later' && (
          <TextInput
            type="datetime-local" label={t('knowledge.publish.time')} value={time} onChange={(event) => setTime(event.currentTarget.value)}
          />
        )}
        <Button loading={busy} disabled={when === 'later' && time === ''} onClick={() => void publish()} w="fit-content">
          {t(when === 'now' ? 'knowledge.publish' : 'knowledge.plan')}
        </Button>
      </Stack>
    </Modal>
  );
}
