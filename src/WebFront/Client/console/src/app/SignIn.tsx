import { Button, TextInput } from '@mantine/core';
import type { AccountView, RefusalView } from '@orleans-chat/shared';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../agent/api';
import { Password } from '../parts/Password';
import { useRefusalText } from '../texts/i18n';
import { FrontPage } from './FrontPage';

export function SignIn({ onSignedIn }: { onSignedIn: (account: AccountView) => void }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    const outcome = await api.signIn({ email: String(fields.get('email')).trim(), password: String(fields.get('password')) });
    setBusy(false);
    setRefused(outcome.refused);
    if (outcome.ok !== null) {
      onSignedIn(outcome.ok);
    }
  };
  const words = refused && refusalText(refused);
  return (
    <FrontPage title={t('signIn.title')} text={t('signIn.text')} problem={words} onSubmit={(event) => void submit(event)}>
      <TextInput name="email" type="email" label={t('field.email')} autoComplete="username" required withAsterisk={false} data-autofocus />
      <Password name="password" label={t('field.password')} autoComplete="current-password" required withAsterisk={false} />
      <Button type="submit" size="md" loading={busy} fullWidth>{t('signIn.button')}</Button>
    </FrontPage>
  );
}
