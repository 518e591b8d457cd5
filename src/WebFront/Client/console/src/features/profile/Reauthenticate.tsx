import { Button, Group } from '@mantine/core';
import type { ProfileView } from '@orleans-chat/shared';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/PasswordField';
import { useFirstFocus } from '../../ui/useFirstFocus';
import { FreshHint } from './FreshHint';

interface Props {
  profile: ProfileView;
  /** Of the password field: what it is asked for. */
  label: string;
  /** Of the button. */
  words: string;
  color?: string;
  busy: boolean;
  /** Password: null where the account has none. */
  onConfirm: (password: string | null, fields: FormData) => void;
  onCancel: () => void;
  /** Other fields. */
  children?: ReactNode;
}

/** Asked once something has been begun that an unattended browser must not change; the focus goes back to what began it. */
export function Reauthenticate({ profile, label, words, color, busy, onConfirm, onCancel, children }: Props) {
  const { t } = useTranslation();
  const place = useFirstFocus<HTMLFormElement>(label);
  const [starter] = useState(() => document.activeElement);
  useEffect(() => () => void setTimeout(() => starter instanceof HTMLElement && starter.focus()), [starter]);
  const confirm = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    onConfirm(profile.hasPassword ? String(fields.get('password')) : null, fields);
  };
  return (
    <form ref={place} className="stack narrow" onSubmit={confirm}>
      {children}
      {profile.hasPassword ? (
        <PasswordField
          name="password" label={label} description={t('proof.why')} autoComplete="current-password" required withAsterisk={false}
          data-autofocus={children === undefined || undefined}
        />
      ) : <FreshHint profile={profile} />}
      <Group gap="sm">
        <Button type="submit" loading={busy} {...(color ? { color } : {})}>{words}</Button>
        <Button variant="default" onClick={onCancel}>{t('cancel')}</Button>
      </Group>
    </form>
  );
}
