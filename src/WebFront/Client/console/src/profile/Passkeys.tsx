import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { localRefusal, type PasskeyView } from '@orleans-chat/shared';
import { IconKey } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { knowsPasskeys, makePasskey } from '../parts/passkeys';
import { Refused } from '../parts/Refused';
import { say } from '../parts/toasts';
import { useSubmit } from '../parts/useSubmit';
import { moment } from '../parts/words';
import { profileApi } from './profileApi';

export function Passkeys({ passkeys, onChanged }: { passkeys: readonly PasskeyView[]; onChanged: () => void }) {
  const { t } = useTranslation();
  const { submit, busy, problem } = useSubmit();
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name')).trim();
    const added = await submit(async () => {
      const options = await profileApi.passkeyOptions();
      const credential = options.ok === null ? null : await makePasskey(options.ok.json);
      return options.ok === null ? options : credential === null
        ? { ok: null, refused: localRefusal('account.passkey-failed') }
        : profileApi.addPasskey(name, credential);
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
            <Button type="submit" variant="default" loading={busy} leftSection={<IconKey size={18} aria-hidden />}>{t('passkeys.add')}</Button>
          </Group>
        </form>
      )}
    </Stack>
  );
}
