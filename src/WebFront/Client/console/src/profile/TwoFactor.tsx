import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { ProfileView, RecoveryCodesView, TwoFactorStart } from '@orleans-chat/shared';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../agent/api';
import { CopyText } from '../parts/CopyText';
import { PasswordField } from '../parts/PasswordField';
import { Refused } from '../parts/Refused';
import { useSubmit } from '../parts/useSubmit';
import { FreshHint } from './FreshHint';
import { profileApi } from './profileApi';
import { TwoFactorStarted } from './TwoFactorStarted';

const FEW = 3;

/** The authenticator app: off, being turned on, on. */
export function TwoFactor({ profile, onChanged }: { profile: ProfileView; onChanged: () => void }) {
  const { t } = useTranslation();
  const [started, setStarted] = useState<TwoFactorStart | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const [password, setPassword] = useState('');
  const { submit, busy, problem } = useSubmit();
  const show = (made: RecoveryCodesView) => {
    setStarted(null);
    setCodes(made.codes);
    onChanged();
  };
  const withPassword = async <T,>(call: (password: string | null) => Promise<Outcome<T>>, done: (value: T) => void) => {
    const value = await submit(() => call(profile.hasPassword ? password : null));
    if (value !== null) {
      setPassword('');
      done(value);
    }
  };
  const off = () => {
    setCodes([]);
    onChanged();
  };
  const begin = (event: FormEvent) => {
    event.preventDefault();
    void withPassword(profileApi.beginTwoFactor, setStarted);
  };
  const proof = profile.hasPassword ? (
    <PasswordField
      className="narrow" label={t('password.current')} description={t('twoFactor.passwordHint')} autoComplete="current-password" value={password}
      onChange={(event) => setPassword(event.currentTarget.value)}
    />
  ) : <FreshHint external={profile.externalSignIns.length > 0} />;
  return (
    <Stack>
      <Refused problem={problem} />
      {codes.length > 0 && (
        <Alert color="green" title={t('twoFactor.codes')} role="status">
          <Text mb="sm">{t('twoFactor.codesHint')}</Text>
          <CopyText text={codes.join('\n')} />
        </Alert>
      )}
      {profile.twoFactor ? (
        <>
          <Group gap="sm">
            <Badge color="green" variant="light">{t('twoFactor.on')}</Badge>
            <Text c={profile.recoveryCodesLeft <= FEW ? 'red' : 'dimmed'}>{t('twoFactor.left', { count: profile.recoveryCodesLeft })}</Text>
          </Group>
          {proof}
          <Group gap="sm">
            <Button variant="default" disabled={busy} onClick={() => void withPassword(profileApi.newCodes, show)}>{t('twoFactor.newCodes')}</Button>
            <Button variant="light" color="red" disabled={busy} onClick={() => void withPassword(profileApi.turnTwoFactorOff, off)}>
              {t('twoFactor.turnOff')}
            </Button>
          </Group>
        </>
      ) : started !== null ? <TwoFactorStarted start={started} onConfirmed={show} onCancel={() => setStarted(null)} /> : (
        <form className="stack" onSubmit={begin}>
          <Text c="dimmed">{t('twoFactor.about')}</Text>
          {proof}
          <Button type="submit" w="fit-content" loading={busy}>{t('twoFactor.turnOn')}</Button>
        </form>
      )}
    </Stack>
  );
}
