import { Center, Loader, Paper, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isMissing } from '../../lib/queries';
import { NotLoaded } from '../../ui/NotLoaded';
import { useReload } from '../../ui/useReload';
import { MailForm } from './MailForm';
import { Outbox } from './Outbox';
import { KEY, useMailSetup } from './useMailSetup';

/** The mail server, and what became of mails. */
export function MailScreen() {
  const { t } = useTranslation();
  const { query, setSettings } = useMailSetup();
  const reload = useReload(KEY, query);
  if (isMissing(query)) {
    return <NotLoaded again={reload} />; // Not that there is no mail server.
  }
  if (query.isPending) {
    return <Center p="xl"><Loader /></Center>;
  }
  return (
    <Stack gap="lg">
      <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby="mail">
        <Title order={2} fz={18} mb="md" id="mail">{t('mail.server')}</Title>
        <MailForm settings={query.data?.settings ?? null} onSaved={setSettings} />
      </Paper>
      <Outbox />
    </Stack>
  );
}
