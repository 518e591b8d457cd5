import { Button, TextInput } from '@mantine/core';
import { limits, type AccountLinkView } from '@orleans-chat/shared';
import { useCallback, useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { accountApi } from './api';
import { PasswordField } from '../../ui/PasswordField';
import { toast } from '../../ui/toasts';
import { useSubmit } from '../../ui/useSubmit';
import { FrontPage } from './FrontPage';
import { LinkPage } from './LinkPage';

/** An invitation, or a new password: what the link is for is known when it has been looked at. */
export function OpenLink({ token }: { token: string }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [link, setLink] = useState<AccountLinkView | null>(null);
  const { submit, busy, problem, wrong, refused } = useSubmit('name', 'password');
  const refresh = useCallback(() => void submit(() => accountApi.link(token)).then(setLink), [token, submit]);
  useEffect(refresh, [refresh]);
  const invited = link?.purpose === 'invitation';
  const use = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const name = invited ? String(fields.get('name')).trim() : null;
    const done = await submit(() => accountApi.openLink(token, { name, password: String(fields.get('password')) }));
    if (done !== null) {
      if (!invited) {
        toast(t('reset.done'));
      }
      go('/console', { replace: true });
    }
  };
  const over = refused?.code === 'account.linkInvalid';
  if (link === null || over) {
    return <LinkPage problem={problem} over={over} busy={busy} onRetry={refresh} />;
  }
  return (
    <FrontPage
      title={t(invited ? 'invitation.title' : 'reset.title')}
      text={t(invited ? 'invitation.text' : 'reset.text', { email: link.email })} problem={problem} onSubmit={(event) => void use(event)}
    >
      <input type="hidden" name="username" autoComplete="username" value={link.email} readOnly />
      {invited && (
        <TextInput
          name="name" label={t('field.name')} autoComplete="name" maxLength={limits.nameLength} defaultValue={link.name ?? ''} required
          withAsterisk={false} error={wrong('name')} data-autofocus
        />
      )}
      <PasswordField
        name="password" label={t('field.newPassword')} description={t('field.passwordHint')} autoComplete="new-password" required
        withAsterisk={false} error={wrong('password')} minLength={limits.shortestPassword}
      />
      <Button type="submit" size="md" loading={busy} fullWidth>{t(invited ? 'invitation.button' : 'reset.button')}</Button>
    </FrontPage>
  );
}
