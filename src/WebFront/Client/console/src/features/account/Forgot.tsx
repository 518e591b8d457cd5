import { Alert, Anchor, Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { accountApi } from './api';
import { EmailField } from '../../ui/EmailField';
import { useSubmit } from '../../ui/useSubmit';
import { language } from '../../lib/i18n';
import { FrontPage } from './FrontPage';

export function Forgot({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation();
  const [sent, setSent] = useState(false);
  const { submit, busy, problem, wrong } = useSubmit('email');
  const ask = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email')).trim();
    setSent(await submit(() => accountApi.forgot({ email, language: language() })) !== null);
  };
  return (
    <FrontPage title={t('forgot.title')} text={t('forgot.text')} problem={problem} onSubmit={(event) => void ask(event)}>
      {sent && <Alert color="green" role="status">{t('forgot.sent')}</Alert>}
      <EmailField
        name="email" label={t('field.email')} autoComplete="username" required withAsterisk={false} error={wrong('email')} data-autofocus
      />
      <Button type="submit" size="md" loading={busy} fullWidth>{t('forgot.button')}</Button>
      <Anchor component="button" type="button" ta="center" onClick={onBack}>{t('signIn.back')}</Anchor>
    </FrontPage>
  );
}
