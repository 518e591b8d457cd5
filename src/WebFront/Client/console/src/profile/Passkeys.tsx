import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { localRefusal, type PasskeyView } from '@orleans-chat/shared';
import { IconKey } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { knowsPasskeys, makePasskey } from '../parts/passkeys';
import { PasswordField } from '../parts/PasswordField';
import { Refused } from '../parts/Refused';
import { say } from '../parts/toasts';
import { useSubmit } from '../parts/useSubmit';
import { moment } from '../parts/words';
import { profileApi } from './profileApi';

interface Props {
  passkeys: readonly PasskeyView[];
  hasPassword: boolean;
  onChanged: () => void;
}

export function Passkeys({ passkeys, hasPassword, onChanged }: Props) {
  const { t } = useTranslation();
  const { submit, busy, problem } = useSubmit();
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const written = new FormData(form);
    const name = String(written.get('name')).trim();
    const password = hasPassword ? String(written.get('password')) : null;
    const added = await submit(async () => {
      const options = await profileApi.passkeyOptions();
      const credential = options.ok === null ? null : await makePasskey(options.ok.json);
      return options.ok === null ? options : credential === null
        ? { ok: null, refused: localRefusal('account.passkey-failed') }
        : profileApi.addPasskey(name, credential, password);
    });
    if (added !== null) {
      form.reset();
      say(t('passkeys.added', { name }));
      onChanged();
    }
  };
  const remove = async (id: string) => {
    if (await submit(() => profileApi.removePasskey(id)) !== null) {
      onChanged();
    }
  };
  return (
    <Stack>
      <Text c="dimmed">{t(knowsPasskeys() ? 'passkeys.about' : 'passkeys.unsupported')}</Text>
      <Refused problem={problem} />
      {passkeys.length > 0 && (
        <ul className="people">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <IconKey size={20} aria-hidden />
              <div className="people-words"><strong>{passkey.name}</strong><Text fz="sm" c="dimmed">{moment(passkey.createdAt)}</Text></div>
              <Button
                variant="subtle" color="red" disabled={busy} aria-label={t('passkeys.removeWhich', { name: passkey.name })}
                onClick={() => void remove(passkey.id)}
              >
                {t('passkeys.remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {knowsPasskeys() && (
        <form onSubmit={(event) => void add(event)}>
          <Group align="flex-end">
            <TextInput
              name="name" label={t('passkeys.name')} placeholder={t('passkeys.namePlace')} maxLength={100} required withAsterisk={false} autoComplete="off"
            />
            {hasPassword && <PasswordField name="password" label={t('password.current')} autoComplete="current-password" miw={220} required withAsterisk={false} />}
            <Button type="submit" variant="default" loading={busy} leftSection={<IconKey size={18} aria-hidden />}>{t('passkeys.add')}</Button>
          </Group>
        </form>
      )}
    </Stack>
  );
}
