import { Anchor, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { localRefusal, type ProfileView } from '@orleans-chat/shared';
import { IconKey } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { makePasskey, namedAddress, whyNoPasskeys } from '../parts/passkeys';
import { PasswordField } from '../parts/PasswordField';
import { Refused } from '../parts/Refused';
import { say } from '../parts/toasts';
import { useSubmit } from '../parts/useSubmit';
import { moment } from '../parts/words';
import { FreshHint } from './FreshHint';
import { profileApi } from './profileApi';

interface Props {
  profile: ProfileView;
  onChanged: () => void;
}

export function Passkeys({ profile, onChanged }: Props) {
  const { passkeys, hasPassword } = profile;
  const { t } = useTranslation();
  const { submit, busy, problem, refuse } = useSubmit();
  const [leaving, setLeaving] = useState<string | null>(null);
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const name = String(new FormData(form).get('name')).trim();
    const password = passwordIn(form, hasPassword);
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
  const remove = async (event: FormEvent<HTMLFormElement>, id: string) => {
    event.preventDefault();
    const password = passwordIn(event.currentTarget, hasPassword);
    if (await submit(() => profileApi.removePasskey(id, password)) !== null) {
      setLeaving(null);
      onChanged();
    }
  };
  const choose = (id: string | null) => {
    refuse(null);
    setLeaving(id);
  };
  return (
    <Stack>
      <About />
      <Refused problem={problem} />
      {passkeys.length > 0 && (
        <ul className="people">
          {passkeys.map((passkey) => (
            <li key={passkey.id}>
              <IconKey size={20} aria-hidden />
              <div className="people-words"><strong>{passkey.name}</strong><Text fz="sm" c="dimmed">{moment(passkey.createdAt)}</Text></div>
              {leaving === passkey.id ? (
                <form onSubmit={(event) => void remove(event, passkey.id)}>
                  <Group align="flex-end" gap="sm">
                    <Proof profile={profile} />
                    <Button type="submit" color="red" loading={busy} aria-label={t('passkeys.removeWhich', { name: passkey.name })}>{t('passkeys.remove')}</Button>
                    <Button variant="default" onClick={() => choose(null)}>{t('cancel')}</Button>
                  </Group>
                </form>
              ) : (
                <Button
                  variant="subtle" color="red" disabled={busy} aria-label={t('passkeys.removeWhich', { name: passkey.name })}
                  onClick={() => choose(passkey.id)}
                >
                  {t('passkeys.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {whyNoPasskeys() === null && (
        <form onSubmit={(event) => void add(event)}>
          <Group align="flex-end">
            <TextInput
              name="name" label={t('passkeys.name')} placeholder={t('passkeys.namePlace')} maxLength={100} required withAsterisk={false} autoComplete="off"
            />
            <Proof profile={profile} />
            <Button type="submit" variant="default" loading={busy} leftSection={<IconKey size={18} aria-hidden />}>{t('passkeys.add')}</Button>
          </Group>
        </form>
      )}
    </Stack>
  );
}

/** What passkeys are, or why there are none here. */
function About() {
  const { t } = useTranslation();
  const why = whyNoPasskeys();
  const named = why === 'address' ? namedAddress() : null;
  return (
    <Text c="dimmed">
      {t(why === null ? 'passkeys.about' : `passkeys.${why}`, { host: location.hostname })}
      {named !== null && <> <Anchor href={named}>{t('passkeys.named')}</Anchor></>}
    </Text>
  );
}

function Proof({ profile }: { profile: ProfileView }) {
  const { t } = useTranslation();
  return profile.hasPassword
    ? <PasswordField name="password" label={t('password.current')} autoComplete="current-password" miw={220} required withAsterisk={false} />
    : <FreshHint external={profile.externalSignIns.length > 0} />;
}

const passwordIn = (form: HTMLFormElement, hasPassword: boolean): string | null => (hasPassword ? String(new FormData(form).get('password')) : null);
