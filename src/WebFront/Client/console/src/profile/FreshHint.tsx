import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** What counts instead of a password that the account does not have; `external`: there is a sign-in service that can ask again. */
export function FreshHint({ external }: { external: boolean }) {
  const { t } = useTranslation();
  return (
    <Text fz="sm" c="dimmed">
      {t('profile.freshHint')} {external && <Anchor href="/api/account/external?afresh=true" fz="sm">{t('profile.signInAgain')}</Anchor>}
    </Text>
  );
}
