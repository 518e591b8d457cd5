import { Button, Group, Paper, Stack, Title } from '@mantine/core';
import type { ChannelView } from '@orleans-chat/shared';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChannelForm } from './ChannelForm';
import { Embed } from './Embed';

interface Props {
  channels: readonly ChannelView[];
  onChanged: () => Promise<void>;
}

export function Channels({ channels, onChanged }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const done = () => {
    setAdding(false);
    void onChanged();
  };
  return (
    <Stack component="section" gap="md" aria-labelledby="channels">
      <Group justify="space-between">
        <Title order={2} fz={18} id="channels">{t('settings.channels')}</Title>
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)} disabled={adding}>
          {t('settings.channel.add')}
        </Button>
      </Group>
      {adding && (
        <Paper withBorder radius="lg" p="lg">
          <Title order={3} fz={16} mb="md">{t('settings.channel.new')}</Title>
          <ChannelForm channel={null} onSaved={done} />
        </Paper>
      )}
      {channels.map((channel) => (
        <Paper key={channel.id} component="section" withBorder radius="lg" p="lg" aria-label={channel.name}>
          <Title order={3} fz={16} mb="md">{channel.name}</Title>
          <div className="channel-columns">
            <ChannelForm channel={channel} onSaved={done} />
            <Embed code={channel.embedCode} />
          </div>
        </Paper>
      ))}
    </Stack>
  );
}
