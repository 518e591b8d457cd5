import { Anchor, Button, TextInput } from '@mantine/core';
import { limits, type AccountView } from '@orleans-chat/shared';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { accountApi } from './api';
import { useSubmit } from '../../ui/useSubmit';
import { FrontPage } from './FrontPage';

interface Props {
  onSignedIn: (account: AccountView) => void;
  onBack: () => void;
}

/** The second step: a code from the app, or one of the recovery codes. The server tells them apart. */
export function CodeForm({ onSignedIn, onBack }: Props) {
  const { t } = useTranslation();
  const { submit, busy, problem } = useSubmit();
  const enter = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code')).trim();
    const account = await submit(() => accountApi.signInWithCode({ code }));
    if (account !== null) {
      onSignedIn(account);
    }
  };
  return (
    <FrontPage title={t('code.title')} text={t('code.text')} problem={problem} onSubmit={(event) => void enter(event)}>
      <TextInput
        name="code" label={t('code.either')} required withAsterisk={false} data-autofocus autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false} maxLength={limits.codeLength}
      />
      <Button type="submit" size="md" loading={busy} fullWidth>{t('signIn.button')}</Button>
      <Anchor component="button" type="button" ta="center" onClick={onBack}>{t('signIn.back')}</Anchor>
    </FrontPage>
  );
}
