import { Alert, Button, ColorInput, NativeSelect, Switch, TextInput } from '@mantine/core';
import type { ChannelView, RefusalView, SaveChannelRequest } from '@orleans-chat/shared';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../agent/api';
import { say } from '../parts/toasts';
import { useRefusalText } from '../texts/i18n';

const SWATCHES = ['#0a6e5c', '#1d4ed8', '#6d28d9', '#be185d', '#b45309', '#15803d', '#334155', '#0f172a'];

/** A channel's settings for now; null: a new one. */
export function ChannelForm({ channel, onSaved }: { channel: ChannelView | null; onSaved: () => void }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const [busy, setBusy] = useState(false);
  const [form, setForm] = useState<SaveChannelRequest>({
    name: channel?.name ?? '', header: channel?.header ?? 'Chat', color: channel?.color ?? '#0a6e5c',
    language: channel?.language ?? 'en', postChat: channel?.postChat ?? false,
  });
  const change = (part: Partial<SaveChannelRequest>) => setForm((before) => ({ ...before, ...part }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { refused: no } = await (channel === null ? api.addChannel(form) : api.saveChannel(channel.id, form));
    setBusy(false);
    setRefused(no);
    if (no === null) {
      say(t('settings.channel.saved'));
      onSaved();
    }
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {refused && <Alert color="red" role="alert">{refusalText(refused)}</Alert>}
      <TextInput
        label={t('settings.channel.name')} required withAsterisk={false} maxLength={100} value={form.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <TextInput
        label={t('settings.channel.header')} description={t('settings.channel.headerHint')} required withAsterisk={false} maxLength={60}
        value={form.header} onChange={(event) => change({ header: event.currentTarget.value })}
      />
      <ColorInput
        label={t('settings.channel.color')} format="hex" swatches={SWATCHES} withEyeDropper={false} value={form.color}
        onChange={(color) => change({ color })}
      />
      <NativeSelect
        label={t('settings.channel.language')} value={form.language} onChange={(event) => change({ language: event.currentTarget.value })}
        data={[{ value: 'en', label: t('language.en') }, { value: 'nb', label: t('language.nb') }]}
      />
      <Switch label={t('settings.channel.postChat')} checked={form.postChat} onChange={(event) => change({ postChat: event.currentTarget.checked })} />
      <Button type="submit" loading={busy} w="fit-content">{t('settings.channel.save')}</Button>
    </form>
  );
}
