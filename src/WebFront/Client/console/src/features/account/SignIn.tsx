import { Alert, Anchor, Button, Divider, TextInput } from '@mantine/core';
import type { AccountView, SignInWays } from '@orleans-chat/shared';
import { IconKey } from '@tabler/icons-react';
import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { accountApi } from './api';
import { useAgent } from '../agent';
import { PasswordField } from '../../ui/PasswordField';
import { whyNoPasskeys } from './passkeys';
import { useSubmit } from '../../ui/useSubmit';
import { CodeForm } from './CodeForm';
import { Forgot } from './Forgot';
import { FrontPage } from './FrontPage';
import { passkeySignIn } from './passkeySignIn';
import { takeRefusal } from './takeRefusal';

type Step = 'password' | 'code' | 'forgot';

export function SignIn({ onSignedIn }: { onSignedIn: (account: AccountView) => void }) {
  const { t, i18n } = useTranslation();
  const [step, setStep] = useState<Step>('password');
  const ended = useAgent((state) => state.endedBy);
  const [ways, setWays] = useState<SignInWays>({ passwordReset: false });
  const { submit, busy, problem, refuse, wrong } = useSubmit('email', 'password');
  useEffect(() => {
    void accountApi.ways().then(({ ok }) => ok && setWays(ok));
    const refusal = takeRefusal();
    if (refusal !== null) {
      refuse(refusal);
    }
  }, [refuse]);
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const account = await submit(async () => {
      const outcome = await accountApi.signIn({ email: String(fields.get('email')).trim(), password: String(fields.get('password')) });
      if (outcome.refused?.code === 'account.secondFactorNeeded') {
        setStep('code');
      }
      return outcome;
    });
    if (account !== null) {
      onSignedIn(account);
    }
  };
  const passkey = async () => {
    const account = await submit(passkeySignIn);
    if (account !== null) {
      onSignedIn(account);
    }
  };
  if (step === 'code') {
    return <CodeForm onSignedIn={onSignedIn} onBack={() => setStep('password')} />;
  }
  if (step === 'forgot') {
    return <Forgot onBack={() => setStep('password')} />;
  }
  const passkeys = whyNoPasskeys() === null;
  return (
    <FrontPage title={t('signIn.title')} text={t('signIn.text')} problem={problem} onSubmit={(event) => void enter(event)}>
      {ended !== null && i18n.exists(`signedOut.${ended}`) && <Alert color="yellow" role="status">{t(`signedOut.${ended}`)}</Alert>}
      <TextInput
        name="email" inputMode="email" autoCapitalize="none" spellCheck={false} label={t('field.email')} autoComplete="username" required
        withAsterisk={false} error={wrong('email')} data-autofocus
      />
      <PasswordField
        name="password" label={t('field.password')} autoComplete="current-password" required withAsterisk={false} error={wrong('password')}
      />
      <Button type="submit" size="md" loading={busy} fullWidth>{t('signIn.button')}</Button>
      {ways.passwordReset && (
        <Anchor component="button" type="button" ta="center" onClick={() => setStep('forgot')}>{t('signIn.forgot')}</Anchor>
      )}
      {(passkeys || ways.openIdConnect) && <Divider label={t('signIn.or')} />}
      {passkeys && (
        <Button variant="default" leftSection={<IconKey size={18} aria-hidden />} onClick={() => void passkey()}>
          {t('signIn.passkey')}
        </Button>
      )}
      {ways.openIdConnect && (
        <Button variant="default" component="a" href="/api/account/external">{t('signIn.external', { name: ways.openIdConnect })}</Button>
      )}
    </FrontPage>
  );
}
