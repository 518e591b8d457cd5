import { Anchor, Button, TextInput } from '@mantine/core';
import type { RefusalView } from '@orleans-chat/shared';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api } from '../agent/api';
import { PasswordField } from '../parts/PasswordField';
import { useRefusalText } from '../texts/i18n';
import { FrontPage } from './FrontPage';

export const PASSWORD_LENGTH = 12;

/** The one-time link of a new installation. */
export function Setup({ token }: { token: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const refusalText = useRefusalText();
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    setBusy(true);
    const outcome = await api.setup(token, {
      name: String(fields.get('name')).trim(), email: String(fields.get('email')).trim(), password: String(fields.get('password')),
    });
    setBusy(false);
    setRefused(outcome.refused);
    if (outcome.ok !== null) {
      go('/console', { replace: true });
    }
  };
  const linkUsed = refused?.code === 'account.setup-link-invalid';
  const words = refused && refusalText(refused);
  return (
    <FrontPage title={t('setup.title')} text={t('setup.text')} problem={words} onSubmit={(event) => void submit(event)}>
      <TextInput name="name" label={t('field.name')} autoComplete="name" maxLength={100} required withAsterisk={false} />
      <TextInput name="email" type="email" label={t('field.email')} autoComplete="username" maxLength={254} required withAsterisk={false} />
      <PasswordField
        name="password" label={t('field.password')} description={t('field.passwordHint')} autoComplete="new-password" required
        withAsterisk={false} minLength={PASSWORD_LENGTH}
      />
      <Button type="submit" size="md" loading={busy} fullWidth>{t('setup.button')}</Button>
      {linkUsed && <Anchor href="/console" ta="center">{t('signIn.button')}</Anchor>}
    </FrontPage>
  );
}
