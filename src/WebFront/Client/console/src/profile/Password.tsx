import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PASSWORD_LENGTH } from '../app/Setup';
import { PasswordField } from '../parts/PasswordField';
import { Refused } from '../parts/Refused';
import { say } from '../parts/toasts';
import { useSubmit } from '../parts/useSubmit';
import { FreshHint } from './FreshHint';
import { profileApi } from './profileApi';

interface Props {
  has: boolean;
  external: boolean;
  onChanged: () => void;
}

export function Password({ has, external, onChanged }: Props) {
  const { t } = useTranslation();
  const { submit, busy, problem } = useSubmit();
  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const current = has ? String(fields.get('current')) : null;
    if (await submit(() => profileApi.changePassword(current, String(fields.get('new')))) !== null) {
      form.reset();
      say(t('password.changed'));
      onChanged();
    }
  };
  return (
    <form className="stack narrow" onSubmit={(event) => void change(event)}>
      <Refused problem={problem} />
      {!has && <FreshHint external={external} />}
      {has && <PasswordField name="current" label={t('password.current')} autoComplete="current-password" required withAsterisk={false} />}
      <PasswordField
        name="new" label={t('field.newPassword')} description={t('field.passwordHint')} autoComplete="new-password" minLength={PASSWORD_LENGTH} required
        withAsterisk={false}
      />
      <Button type="submit" loading={busy} w="fit-content">{t('password.change')}</Button>
    </form>
  );
}
