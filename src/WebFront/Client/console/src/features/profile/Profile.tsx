import { Button, Center, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import type { ProfileView } from '@orleans-chat/shared';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { takeRefusal, useOwnAccount } from '../account';
import { QuickReplies } from '../replies';
import { Refused } from '../../ui/Refused';
import { toast, toastRefusal } from '../../ui/toasts';
import { isMissing, valueOf } from '../../lib/queries';
import { NotLoaded } from '../../ui/NotLoaded';
import { useReload } from '../../ui/useReload';
import { useSubmit } from '../../ui/useSubmit';
import { Identity } from './Identity';
import { Passkeys } from './Passkeys';
import { Password } from './Password';
import { Preferences } from './Preferences';
import { profileApi } from './api';
import { TwoFactor } from './TwoFactor';

const KEY = ['profile'];

/** One's own account. */
export function Profile() {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => valueOf(profileApi.show()) });
  const profile = query.data;
  const reload = useReload(KEY, query);
  const { problem, refuse } = useSubmit();
  useEffect(() => {
    if (profile !== undefined) {
      useOwnAccount.setState({ photo: profile.account.photo ?? null });
    }
  }, [profile]);
  // Signing in again at a sign-in service ends here, also where it failed.
  useEffect(() => {
    const refusal = takeRefusal();
    if (refusal !== null) {
      refuse(refusal);
    }
  }, [refuse]);
  const signOutElsewhere = async () => {
    if (!toastRefusal((await profileApi.signOutElsewhere()).refused)) {
      toast(t('profile.signedOutElsewhere'));
    }
  };
  if (isMissing(query)) {
    return <NotLoaded again={reload} />;
  }
  if (profile === undefined) {
    return <Center h="100%"><Loader /></Center>;
  }
  const changed = () => void reload();
  return (
    <Stack className="settings profile" p="md" gap="lg">
      <Title order={1} fz={24}>{t('profile.title')}</Title>
      <Refused problem={problem} />
      <Part id="identity" title={t('profile.identity')}>
        <Identity
          account={profile.account}
          onChanged={(account) => queries.setQueryData<ProfileView>(KEY, (now) => now && { ...now, account })}
        />
      </Part>
      <Part id="preferences" title={t('preferences.heading')}><Preferences /></Part>
      <Part id="quick-replies" title={t('replies.title')}><QuickReplies /></Part>
      <Part id="password" title={t('field.password')}><Password profile={profile} onChanged={changed} /></Part>
      <Part id="two-factor" title={t('twoFactor.title')}><TwoFactor profile={profile} onChanged={changed} /></Part>
      <Part id="passkeys" title={t('passkeys.title')}><Passkeys profile={profile} onChanged={changed} /></Part>
      <Part id="sessions" title={t('profile.sessions')}>
        {profile.externalSignIns.length > 0 && <Text mb="sm">{t('profile.external', { names: profile.externalSignIns.join(', ') })}</Text>}
        <Text c="dimmed" mb="sm">{t('profile.signOutHint')}</Text>
        <Button variant="default" onClick={() => void signOutElsewhere()}>{t('profile.signOutElsewhere')}</Button>
      </Part>
    </Stack>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby={id}>
      <Title order={2} fz={18} mb="md" id={id}>{title}</Title>
      {children}
    </Paper>
  );
}
