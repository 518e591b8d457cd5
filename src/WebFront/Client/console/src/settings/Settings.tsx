import { Stack, Tabs, Text, Title } from '@mantine/core';
import type { ChannelView } from '@orleans-chat/shared';
import { IconHistory, IconMail, IconMessages, IconUsers } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api } from '../agent/api';
import { useAgent } from '../agent/store';
import { sayRefused } from '../parts/toasts';
import { Audit } from './Audit';
import { Channels } from './Channels';
import { MailScreen } from './MailScreen';
import { People } from './People';

const SECTIONS = { channels: IconMessages, people: IconUsers, mail: IconMail, audit: IconHistory } as const;
type Section = keyof typeof SECTIONS;

export function Settings({ section }: { section: string | undefined }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const administrator = useAgent((state) => state.me?.administrator ?? false);
  const shown: Section = section !== undefined && section in SECTIONS ? section as Section : 'channels';
  const [channels, setChannels] = useState<readonly ChannelView[]>([]);
  const reload = useCallback(async () => {
    const { ok, refused } = await api.channels();
    setChannels(ok ?? []);
    sayRefused(refused);
  }, []);
  useEffect(() => {
    if (administrator) {
      void reload(); // oxlint-disable-line react/set-state-in-effect -- the state is set when the server answers
    }
  }, [administrator, reload]);
  return (
    <Stack className="settings" p="md" gap="lg">
      <Title order={1} fz={24}>{t('settings.title')}</Title>
      {administrator ? (
        <Tabs value={shown} onChange={(value) => go(`/console/settings/${value}`)} keepMounted={false}>
          <Tabs.List className="settings-tabs">
            {(Object.keys(SECTIONS) as Section[]).map((each) => {
              const Icon = SECTIONS[each];
              return <Tabs.Tab key={each} value={each} leftSection={<Icon size={18} aria-hidden />}>{t(`settings.${each}`)}</Tabs.Tab>;
            })}
          </Tabs.List>
          <Tabs.Panel value="channels" pt="lg"><Channels channels={channels} onChanged={reload} /></Tabs.Panel>
          <Tabs.Panel value="people" pt="lg"><People channels={channels} /></Tabs.Panel>
          <Tabs.Panel value="mail" pt="lg"><MailScreen /></Tabs.Panel>
          <Tabs.Panel value="audit" pt="lg"><Audit /></Tabs.Panel>
        </Tabs>
      ) : <Text>{t('settings.forbidden')}</Text>}
    </Stack>
  );
}
