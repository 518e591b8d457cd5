import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { limits, type ChannelView } from '@orleans-chat/shared';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../ui/Refused';
import { useSubmit } from '../../ui/useSubmit';
import { language } from '../../lib/i18n';
import { channelsApi } from './api';
import { languageOptions } from './languages';
import { useSettingProblem } from './useSettingProblem';
import { settingLengths } from './settingLimits';

interface Props {
  opened: boolean;
  onClose: () => void;
  onAdded: (channel: ChannelView) => void;
}

/** The few things without which there is no channel; everything else has a default. */
export function AddChannel({ opened, onClose, onAdded }: Props) {
  const { t } = useTranslation();
  const { submit, busy, problem, refused } = useSubmit();
  const wrong = useSettingProblem(refused);
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const text = (name: string) => String(fields.get(name) ?? '').trim();
    const channel = await submit(() => channelsApi.add({
      name: text('name'), header: text('header'), language: text('language'), color: limits.defaultColor, postChat: true,
    }));
    if (channel !== null) {
      onAdded(channel);
    }
  };
  return (
    <Modal opened={opened} onClose={onClose} title={t('settings.channel.new')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className="stack" onSubmit={(event) => void add(event)}>
        <Refused problem={problem} />
        <TextInput
          name="name" label={t('channel.field.name')} description={t('channel.hint.name')} required withAsterisk={false}
          maxLength={settingLengths.name} autoComplete="off"
          error={wrong('name')} data-autofocus
        />
        <TextInput
          name="header" label={t('channel.field.header')} description={t('channel.hint.header')} required withAsterisk={false}
          maxLength={settingLengths.header}
          autoComplete="off" error={wrong('header')}
        />
        <NativeSelect name="language" label={t('channel.field.language')} data={languageOptions()} defaultValue={language()} />
        <Button type="submit" loading={busy} w="fit-content">{t('settings.channel.add')}</Button>
      </form>
    </Modal>
  );
}
