import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { limits, localRefusal, type PasskeyView, type ProfileView } from '@orleans-chat/shared';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { makePasskey, namedAddress, whyNoPasskeys } from '../account';
import { Refused } from '../../ui/Refused';
import { toast } from '../../ui/toasts';
import { useSubmit } from '../../ui/useSubmit';
import { moment } from '../../lib/words';
import { profileApi } from './api';
import { Reauthenticate } from './Reauthenticate';

interface Props {
  profile: ProfileView;
  onChanged: () => void;
}

/** What was begun, and waits for a proof of who is there: a new passkey, or to remove the one with this id. */
type Begun = { readonly remove: string | null };

export function Passkeys({ profile, onChanged }: Props) {
  const { t } = useTranslation();
  const { submit, busy, problem, wrong, refuse } = useSubmit('name');
  const [begun, setBegun] = useState<Begun | null>(null);
  const begin = (what: Begun | null) => {
    refuse(null);
    setBegun(what);
  };
  const done = (words: string) => {
    setBegun(null);
    toast(words);
    onChanged();
  };
  const add = async (password: string | null, fields: FormData) => {
    const name = String(fields.get('name')).trim();
    const added = await submit(async () => {
      const options = await profileApi.passkeyOptions();
      const credential = options.ok === null ? null : await makePasskey(options.ok.json);
      return options.ok === null ? options : credential === null
        ? { ok: null, refused: localRefusal('account.passkeyFailed') }
        : profileApi.addPasskey(name, credential, password);
    });
    if (added !== null) {
      done(t('passkeys.added', { name }));
    }
  };
  const remove = async ({ id, name }: PasskeyView, password: string | null) => {
    if (await submit(() => profileApi.removePasskey(id, password)) !== null) {
      done(t('passkeys.removed', { name }));
    }
  };
  const hidden = (when: boolean) => (when ? { display: 'none' } : {});
  return (
    <Stack>
      <About />
      <Refused problem={problem} />
      {profile.passkeys.length > 0 && (
        <ul className="people">
          {profile.passkeys.map((passkey) => (
            <li key={passkey.id}>
              <IconKey size={20} aria-hidden />
              <div className="people-words"><strong>{passkey.name}</strong><Text fz="sm" c="dimmed">{moment(passkey.createdAt)}</Text></div>
              <Button
                variant="subtle" color="red" disabled={busy} aria-label={t('passkeys.removeWhich', { name: passkey.name })}
                onClick={() => begin({ remove: passkey.id })} {...hidden(begun?.remove === passkey.id)}
              >
                {t('passkeys.remove')}
              </Button>
              {begun?.remove === passkey.id && (
                <Reauthenticate
                  profile={profile} label={t('proof.removePasskey', { name: passkey.name })}
                  words={t('passkeys.removeWhich', { name: passkey.name })} color="red"
                  busy={busy} onConfirm={(password) => void remove(passkey, password)} onCancel={() => begin(null)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {whyNoPasskeys() === null && (
        <Button
          variant="default" w="fit-content" leftSection={<IconKey size={18} aria-hidden />}
          onClick={() => begin({ remove: null })} {...hidden(begun?.remove === null)}
        >
          {t('passkeys.add')}
        </Button>
      )}
      {begun?.remove === null && (
        <Reauthenticate
          profile={profile} label={t('proof.addPasskey')} words={t('proof.continue')} busy={busy}
          onConfirm={(password, fields) => void add(password, fields)} onCancel={() => begin(null)}
        >
          <TextInput
            name="name" label={t('passkeys.name')} description={t('passkeys.nameHint')} maxLength={limits.nameLength}
            required withAsterisk={false} autoComplete="off" error={wrong('name')} data-autofocus
          />
        </Reauthenticate>
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
      {named !== null && <> <Anchor href={named} underline="always">{t('passkeys.named')}</Anchor></>}
    </Text>
  );
}
