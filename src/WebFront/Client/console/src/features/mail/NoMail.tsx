import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

/** Why nothing can be mailed, and where that is changed. */
export function NoMail() {
  const { t } = useTranslation();
  return (
    <Text fz="sm" c="dimmed">
      {t('people.noMail')}
      {' '}
      <Anchor component={Link} href="/console/settings/mail" fz="sm" underline="always">{t('people.setUpMail')}</Anchor>
    </Text>
  );
}
