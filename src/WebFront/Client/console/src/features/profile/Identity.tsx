import { Avatar, Button, FileButton, Group, Stack, Text, TextInput } from '@mantine/core';
import { limits, localRefusal, type AccountView } from '@orleans-chat/shared';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../ui/Refused';
import { toast } from '../../ui/toasts';
import { useSubmit } from '../../ui/useSubmit';
import { photoFrom } from './photo';
import { profileApi } from './api';

/** Name and photo, as colleagues and customers see them. */
export function Identity({ account, onChanged }: { account: AccountView; onChanged: (account: AccountView) => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState(account.name);
  const { submit, busy, problem, wrong } = useSubmit('name');
  const done = (value: AccountView | null) => {
    if (value !== null) {
      toast(t('profile.saved'));
      onChanged(value);
    }
  };
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    done(await submit(() => profileApi.rename(name)));
  };
  const choose = async (file: File | null) => {
    if (file !== null) {
      done(await submit(async () => {
        const data = await photoFrom(file);
        return data === null ? { ok: null, refused: localRefusal('local.noPicture') } : profileApi.setPhoto(data);
      }));
    }
  };
  const remove = async () => done(await submit(profileApi.removePhoto));
  return (
    <Stack>
      <Refused problem={problem} />
      <Group>
        <Avatar src={account.photo ?? null} name={account.name} color="initials" size={72} alt={account.photo ? t('profile.photo') : ''} />
        <FileButton accept="image/png,image/jpeg,image/webp" onChange={(file) => void choose(file)}>
          {(props) => <Button variant="default" {...props}>{t('profile.choosePhoto')}</Button>}
        </FileButton>
        {account.photo && (
          <Button variant="subtle" color="red" onClick={() => void remove()}>{t('profile.removePhoto')}</Button>
        )}
      </Group>
      <form className="stack narrow" onSubmit={(event) => void rename(event)}>
        <TextInput
          label={t('field.name')} description={t('profile.nameHint')} autoComplete="name" maxLength={limits.nameLength} required
          withAsterisk={false} value={name}
          error={wrong('name')}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Text fz="sm" c="dimmed">{account.email}</Text>
        <Button type="submit" loading={busy} w="fit-content">{t('profile.save')}</Button>
      </form>
    </Stack>
  );
}
