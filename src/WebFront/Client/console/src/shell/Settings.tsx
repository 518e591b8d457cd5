import { Stack, Tabs, Text, Title } from '@mantine/core';
import type { ChannelView } from '@orleans-chat/shared';
import { IconHistory, IconMail, IconMessages, IconUsers } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAgent } from '../features/agent/store';
import { ChannelEditor } from '../features/channels/ChannelEditor';
import { ChannelList } from '../features/channels/ChannelList';
import { channelsApi } from '../features/channels/api';
import { onChannelNews } from '../features/channels/useChannelNews';
import { sayRefused } from '../ui/toasts';
import { Audit } from '../features/audit/Audit';
import { MailScreen } from '../features/mail/MailScreen';
import { People } from '../features/people/People';

const SECTIONS = { channels: IconMessages, people: IconUsers, mail: IconMail, audit: IconHistory } as const;
type Section = keyof typeof SECTIONS;

interface Props {
  section: string | undefined;
  /** A channel's id, and the tab of it. */
  id?: string | undefined;
  tab?: string | undefined;
}

export function Settings({ section, id, tab }: Props) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const administrator = useAgent((state) => state.me?.administrator ?? false);
  const shown: Section = section !== undefined && section in SECTIONS ? section as Section : 'channels';
  const [channels, setChannels] = useState<readonly ChannelView[]>([]);
  const calls = useRef({ last: 0, shown: 0 });
  /** An answer that comes after that of a later call is not shown. */
  const look = useCallback(async () => {
    const call = calls.current.last += 1;
    const { ok, refused } = await channelsApi.all();
    if (ok !== null && call > calls.current.shown) {
      calls.current.shown = call;
      setChannels(ok);
    }
    return refused;
  }, []);
  const reload = useCallback(async () => void sayRefused(await look()), [look]);
  useEffect(() => {
    if (administrator) {
      void reload(); // oxlint-disable-line react/set-state-in-effect -- the state is set when the server answers
    }
  }, [administrator, reload]);
  useEffect(() => (administrator ? onChannelNews(() => void look()) : undefined), [administrator, look]);
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
          <Tabs.Panel value="channels" pt="lg">
            {id === undefined
              ? <ChannelList channels={channels} onChanged={reload} />
              : <ChannelEditor key={id} id={id} tab={tab} channel={channels.find((each) => each.id === id)} onChanged={reload} />}
          </Tabs.Panel>
          <Tabs.Panel value="people" pt="lg"><People channels={channels} /></Tabs.Panel>
          <Tabs.Panel value="mail" pt="lg"><MailScreen /></Tabs.Panel>
          <Tabs.Panel value="audit" pt="lg"><Audit /></Tabs.Panel>
        </Tabs>
      ) : <Text>{t('settings.forbidden')}</Text>}
    </Stack>
  );
}
