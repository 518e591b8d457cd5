import { Stack, Text, Title } from '@mantine/core';
import type { AgentAccountView, ChannelView } from '@orleans-chat/shared';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../agent/api';
import { useAgent } from '../agent/store';
import { sayRefused } from '../parts/toasts';
import { Agents } from './Agents';
import { Channels } from './Channels';

export function Settings() {
  const { t } = useTranslation();
  const administrator = useAgent((state) => state.me?.administrator ?? false);
  const [agents, setAgents] = useState<readonly AgentAccountView[]>([]);
  const [channels, setChannels] = useState<readonly ChannelView[]>([]);
  const reload = useCallback(async () => {
    const [people, places] = await Promise.all([api.agents(), api.channels()]);
    setAgents(people.ok ?? []);
    setChannels(places.ok ?? []);
    sayRefused(people.refused ?? places.refused);
  }, []);
  useEffect(() => {
    if (administrator) {
      void reload(); // oxlint-disable-line react/set-state-in-effect -- the state is set when the server answers
    }
  }, [administrator, reload]);
  return (
    <Stack className="settings" p="md" gap="xl">
      <Title order={1} fz={24}>{t('settings.title')}</Title>
      {administrator
        ? <><Channels channels={channels} onChanged={reload} /><Agents agents={agents} channels={channels} onChanged={reload} /></>
        : <Text>{t('settings.forbidden')}</Text>}
    </Stack>
  );
}
