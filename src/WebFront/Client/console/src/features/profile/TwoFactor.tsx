import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import type { ProfileView, RecoveryCodesView, TwoFactorStart } from '@orleans-chat/shared';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../lib/http';
import { CopyText } from '../../ui/CopyText';
import { Refused } from '../../ui/Refused';
import { useSubmit } from '../../ui/useSubmit';
import { profileApi } from './api';
import { Reauthenticate } from './Reauthenticate';
import { TwoFactorStarted } from './TwoFactorStarted';

const FEW = 3;

/** What was begun, and waits for a proof of who is there. */
type Begun = 'twoFactorOn' | 'newCodes' | 'twoFactorOff';

/** The authenticator app: off, being turned on, on. */
export function TwoFactor({ profile, onChanged }: { profile: ProfileView; onChanged: () => void }) {
  const { t } = useTranslation();
  const [begun, setBegun] = useState<Begun | null>(null);
  const [started, setStarted] = useState<TwoFactorStart | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const { submit, busy, problem, refuse } = useSubmit();
  const begin = (what: Begun | null) => {
    refuse(null);
    setBegun(what);
  };
  const show = (made: RecoveryCodesView) => {
    setStarted(null);
    setCodes(made.codes);
    onChanged();
  };
  const off = () => {
    setCodes([]);
    onChanged();
  };
  const act = async <T,>(call: () => Promise<Outcome<T>>, done: (value: T) => void) => {
    const value = await submit(call);
    if (value !== null) {
      setBegun(null);
      done(value);
    }
  };
  const confirm = (password: string | null) => {
    switch (begun) {
      case 'twoFactorOn':
        return void act(() => profileApi.beginTwoFactor(password), setStarted);
      case 'newCodes':
        return void act(() => profileApi.newCodes(password), show);
      case 'twoFactorOff':
        return void act(() => profileApi.turnTwoFactorOff(password), off);
      default:
        return void (begun satisfies null);
    }
  };
  // What began it stays in the page, so that the focus can go back there.
  const starters = begun === null ? {} : { display: 'none' };
  return (
    <Stack>
      <Refused problem={problem} />
      {codes.length > 0 && (
        <Alert color="green" title={t('twoFactor.codes')} role="status">
          <Text mb="sm">{t('twoFactor.codesHint')}</Text>
          <CopyText text={codes.join('\n')} />
        </Alert>
      )}
      {profile.twoFactor && (
        <>
          <Group gap="sm">
            <Badge color="green" variant="light">{t('twoFactor.on')}</Badge>
            <Text c={profile.recoveryCodesLeft <= FEW ? 'red' : 'dimmed'}>{t('twoFactor.left', { count: profile.recoveryCodesLeft })}</Text>
          </Group>
          <Group gap="sm" {...starters}>
            <Button variant="default" onClick={() => begin('newCodes')}>{t('twoFactor.newCodes')}</Button>
            <Button variant="light" color="red" onClick={() => begin('twoFactorOff')}>{t('twoFactor.turnOff')}</Button>
          </Group>
        </>
      )}
      {!profile.twoFactor && started === null && (
        <>
          <Text c="dimmed">{t('twoFactor.about')}</Text>
          <Button w="fit-content" onClick={() => begin('twoFactorOn')} {...starters}>{t('twoFactor.turnOn')}</Button>
        </>
      )}
      {begun !== null && (
        <Reauthenticate
          profile={profile} label={t(`proof.${begun}`)}
          words={t(begun === 'twoFactorOn' ? 'proof.continue' : begun === 'newCodes' ? 'twoFactor.newCodes' : 'twoFactor.turnOff')}
          {...(begun === 'twoFactorOff' ? { color: 'red' } : {})} busy={busy} onConfirm={confirm} onCancel={() => begin(null)}
        />
      )}
      {!profile.twoFactor && started !== null && <TwoFactorStarted start={started} onConfirmed={show} onCancel={() => setStarted(null)} />}
    </Stack>
  );
}
