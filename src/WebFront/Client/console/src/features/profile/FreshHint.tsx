import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import type { ProfileView } from '@orleans-chat/shared';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { passkeySignIn, whyNoPasskeys } from '../account';
import { Refused } from '../../ui/Refused';
import { toast } from '../../ui/toasts';
import { useSubmit } from '../../ui/useSubmit';

/** What counts instead of a password that the account does not have, with every way that it has to sign in again. */
export function FreshHint({ profile }: { profile: ProfileView }) {
  const { t } = useTranslation();
  const { submit, busy, problem } = useSubmit();
  const external = profile.externalSignIns.length > 0;
  const passkey = profile.passkeys.length > 0 && whyNoPasskeys() === null;
  const again = async () => {
    const account = await submit(passkeySignIn);
    if (account !== null && account.id !== profile.account.id) {
      location.reload(); // Somebody else's passkey: this is their console now.
    } else if (account !== null) {
      toast(t('profile.signedInAgain'));
    }
  };
  return (
    <Stack gap="xs">
      <Text fz="sm" c="dimmed">{t('profile.freshHint')}{!external && !passkey && ` ${t('profile.noWayAgain')}`}</Text>
      <Refused problem={problem} />
      <Group gap="md">
        {external && <Anchor href="/api/account/external?afresh=true" fz="sm">{t('profile.signInAgain')}</Anchor>}
        {passkey && (
          <Button variant="default" size="sm" loading={busy} leftSection={<IconKey size={16} aria-hidden />} onClick={() => void again()}>
            {t('profile.passkeyAgain')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
