import { Button, Group } from '@mantine/core';
import { limits, type ProfileView } from '@orleans-chat/shared';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from '../../ui/PasswordField';
import { Refused } from '../../ui/Refused';
import { toast } from '../../ui/toasts';
import { useFirstFocus } from '../../ui/useFirstFocus';
import { useSubmit } from '../../ui/useSubmit';
import { FreshHint } from './FreshHint';
import { profileApi } from './api';

interface Props {
  profile: ProfileView;
  onChanged: () => void;
}

export function Password({ profile, onChanged }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const starter = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    setTimeout(() => starter.current?.focus());
  };
  return open
    ? <PasswordForm profile={profile} onChanged={onChanged} onClose={close} />
    : <Button ref={starter} variant="default" onClick={() => setOpen(true)}>{t('password.change')}</Button>;
}

function PasswordForm({ profile, onChanged, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation();
  const { submit, busy, problem, wrong } = useSubmit('new');
  const place = useFirstFocus<HTMLFormElement>(null);
  const change = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const current = profile.hasPassword ? String(fields.get('current')) : null;
    if (await submit(() => profileApi.changePassword(current, String(fields.get('new')))) !== null) {
      toast(t('password.changed'));
      onChanged();
      onClose();
    }
  };
  return (
    <form ref={place} className="stack narrow" onSubmit={(event) => void change(event)}>
      <Refused problem={problem} />
      {profile.hasPassword
        ? (
          <PasswordField
            name="current" label={t('password.current')} autoComplete="current-password" required withAsterisk={false} data-autofocus
          />
        )
        : <FreshHint profile={profile} />}
      <PasswordField
        name="new" label={t('field.newPassword')} description={t('field.passwordHint')} autoComplete="new-password"
        minLength={limits.shortestPassword} required withAsterisk={false} error={wrong('new')}
      />
      <Group gap="sm">
        <Button type="submit" loading={busy}>{t('reset.button')}</Button>
        <Button variant="default" onClick={onClose}>{t('cancel')}</Button>
      </Group>
    </form>
  );
}
