import { Button, Checkbox, Modal, Text, TextInput } from '@mantine/core';
import type { ChannelView } from '@orleans-chat/shared';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../ui/Refused';
import { useSubmit } from '../../ui/useSubmit';
import { channelsApi } from './api';
import { useSettingProblem } from './useSettingProblem';
import { settingLengths } from './settingLimits';

interface Props {
  channel: ChannelView;
  onClose: () => void;
  onCopied: (channel: ChannelView) => void;
}

export function CopyChannel({ channel, onClose, onCopied }: Props) {
  const { t } = useTranslation();
  const { submit, busy, problem, refused } = useSubmit();
  const wrong = useSettingProblem(refused);
  const copy = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name') ?? '').trim();
    const made = await submit(() => channelsApi.copy(channel.id, { name, agents: form.has('agents') }));
    if (made !== null) {
      onCopied(made);
    }
  };
  return (
    <Modal
      opened onClose={onClose} title={t('channel.duplicateWhich', { name: channel.name })} closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form className="stack" onSubmit={(event) => void copy(event)}>
        <Refused problem={problem} />
        <Text fz="sm">{t('channel.duplicateHint')}</Text>
        <TextInput
          name="name" label={t('channel.field.name')} description={t('channel.hint.name')} required withAsterisk={false}
          maxLength={settingLengths.name} autoComplete="off"
          defaultValue={t('channel.copyName', { name: channel.name })} error={wrong('name')} data-autofocus
        />
        <Checkbox name="agents" defaultChecked label={t('channel.duplicateAgents')} description={t('channel.duplicateAgentsHint')} />
        <Button type="submit" loading={busy} w="fit-content">{t('channel.duplicate')}</Button>
      </form>
    </Modal>
  );
}
