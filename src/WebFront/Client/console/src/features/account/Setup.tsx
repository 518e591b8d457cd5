import { Button, TextInput } from '@mantine/core';
import { limits } from '@orleans-chat/shared';
import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { accountApi } from './api';
import { EmailField } from '../../ui/EmailField';
import { PasswordField } from '../../ui/PasswordField';
import { useSubmit } from '../../ui/useSubmit';
import { FrontPage } from './FrontPage';
import { LinkPage } from './LinkPage';

/** The one-time link of a new installation. Whether it is good is known when it has been looked at. */
export function Setup({ token }: { token: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [good, setGood] = useState(false);
  const { submit, busy, problem, wrong, refused } = useSubmit('name', 'email', 'password');
  const refresh = useCallback(() => {
    void submit(() => accountApi.lookAtSetup(token)).then((seen) => setGood(seen !== null));
  }, [token, submit]);
  useEffect(refresh, [refresh]);
  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const created = await submit(() => accountApi.setup(token, {
      name: String(fields.get('name')).trim(), email: String(fields.get('email')).trim(), password: String(fields.get('password')),
    }));
    if (created !== null) {
      go('/console', { replace: true });
    }
  };
  const over = refused?.code === 'account.setupLinkInvalid';
  if (!good || over) {
    return <LinkPage problem={problem} over={over} busy={busy} onRetry={refresh} />;
  }
  return (
    <FrontPage title={t('setup.title')} text={t('setup.text')} problem={problem} onSubmit={(event) => void create(event)}>
      <TextInput
        name="name" label={t('field.name')} autoComplete="name" maxLength={limits.nameLength} required withAsterisk={false}
        error={wrong('name')} data-autofocus
      />
      <EmailField name="email" label={t('field.email')} autoComplete="username" required withAsterisk={false} error={wrong('email')} />
      <PasswordField
        name="password" label={t('field.password')} description={t('field.passwordHint')} autoComplete="new-password" required
        withAsterisk={false} error={wrong('password')} minLength={limits.shortestPassword}
      />
      <Button type="submit" size="md" loading={busy} fullWidth>{t('setup.button')}</Button>
    </FrontPage>
  );
}
