import { Center, Loader, Paper, Stack, Title } from '@mantine/core';
import type { MailSettingsView } from '@orleans-chat/shared';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayRefused } from '../../ui/toasts';
import { MailForm } from './MailForm';
import { mailApi } from './api';
import { Outbox } from './Outbox';

/** The mail server, and what became of mails. */
export function MailScreen() {
  const { t } = useTranslation();
  // Null: none is set up; undefined: not known yet.
  const [settings, setSettings] = useState<MailSettingsView | null | undefined>(undefined);
  useEffect(() => {
    const load = async () => {
      const { ok, refused } = await mailApi.setup();
      setSettings(ok?.settings ?? null);
      sayRefused(refused);
    };
    void load();
  }, []);
  if (settings === undefined) {
    return <Center p="xl"><Loader /></Center>;
  }
  return (
    <Stack gap="lg">
      <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby="mail">
        <Title order={2} fz={18} mb="md" id="mail">{t('mail.server')}</Title>
        <MailForm settings={settings} onSaved={setSettings} />
      </Paper>
      <Outbox />
    </Stack>
  );
}
