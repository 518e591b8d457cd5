import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { limits, type RecoveryCodesView, type TwoFactorStart } from '@orleans-chat/shared';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../ui/Refused';
import { useFirstFocus } from '../../ui/useFirstFocus';
import { useSubmit } from '../../ui/useSubmit';
import { profileApi } from './api';
import styles from './TwoFactorStarted.module.css';

interface Props {
  start: TwoFactorStart;
  onConfirmed: (codes: RecoveryCodesView) => void;
  onCancel: () => void;
}

/** The code to scan, and the proof that the app has it. */
export function TwoFactorStarted({ start, onConfirmed, onCancel }: Props) {
  const { t } = useTranslation();
  const { submit, busy, problem } = useSubmit();
  const form = useFirstFocus<HTMLFormElement>(start);
  const confirm = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code'));
    const made = await submit(() => profileApi.confirmTwoFactor(code));
    if (made !== null) {
      onConfirmed(made);
    }
  };
  return (
    <form ref={form} className="stack" onSubmit={(event) => void confirm(event)}>
      <Refused problem={problem} />
      <Group align="flex-start" gap="lg">
        <img
          className={styles.qr} src={`data:image/svg+xml;utf8,${encodeURIComponent(start.svg)}`} alt={t('twoFactor.qr')}
          width={200} height={200}
        />
        <Stack className="narrow" gap="sm">
          <Text>{t('twoFactor.scan')}</Text>
          <Text fz="sm" c="dimmed">{t('twoFactor.type')}</Text>
          <Code block className="embed">{(start.secret.match(/.{1,4}/g) ?? []).join(' ')}</Code>
          <TextInput
            name="code" label={t('code.code')} autoComplete="one-time-code" inputMode="numeric" maxLength={limits.codeLength} required
            withAsterisk={false} data-autofocus
          />
          <Group gap="sm">
            <Button type="submit" loading={busy}>{t('twoFactor.confirm')}</Button>
            <Button variant="default" onClick={onCancel}>{t('cancel')}</Button>
          </Group>
        </Stack>
      </Group>
    </form>
  );
}
