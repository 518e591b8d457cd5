import { Badge, Button, Group, Menu, Paper, Text, Title } from '@mantine/core';
import type { ChannelView } from '@orleans-chat/shared';
import { IconCopy, IconDots, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { NotLoaded } from '../../ui/NotLoaded';
import { languageName } from '../../lib/words';
import { AddChannel } from './AddChannel';
import { CopyChannel } from './CopyChannel';
import { DeleteChannel } from './DeleteChannel';
import { isDirty, useDrafts } from './drafts';
import styles from './ChannelList.module.css';
import shared from './channels.module.css';

interface Props {
  channels: readonly ChannelView[];
  /** Whether these are all. */
  known: boolean;
  /** Asks for them again where they could not be had; null: they could. */
  again: (() => unknown) | null;
  onAdded: (channel: ChannelView) => void;
  onDeleted: (id: string) => void;
}

type Asked = { readonly what: 'add' } | { readonly what: 'copy' | 'delete'; readonly channel: ChannelView } | null;

export const channelPath = (id: string, tab = 'properties'): string => `/console/settings/channels/${id}/${tab}`;

export function ChannelList({ channels, known, again, onAdded, onDeleted }: Props) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  const made = (channel: ChannelView) => {
    close();
    onAdded(channel);
    go(channelPath(channel.id));
  };
  return (
    <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby="channels">
      <Group justify="space-between" mb="md">
        <Title order={2} fz={18} id="channels">{t('settings.channels')}</Title>
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAsked({ what: 'add' })}>
          {t('settings.channel.add')}
        </Button>
      </Group>
      <ul className={styles['channel-list']}>
        {channels.map((channel) => (
          <Row
            key={channel.id} channel={channel} onCopy={() => setAsked({ what: 'copy', channel })}
            onDelete={() => setAsked({ what: 'delete', channel })}
          />
        ))}
      </ul>
      {again !== null && <NotLoaded again={again} />}
      {known && channels.length === 0 && <Text c="dimmed">{t('channel.none')}</Text>}
      <AddChannel opened={asked?.what === 'add'} onClose={close} onAdded={made} />
      {asked?.what === 'copy' && <CopyChannel channel={asked.channel} onClose={close} onCopied={made} />}
      {asked?.what === 'delete' && (
        <DeleteChannel channel={asked.channel} onClose={close} onDeleted={() => { close(); onDeleted(asked.channel.id); }} />
      )}
    </Paper>
  );
}

function Row({ channel, onCopy, onDelete }: { channel: ChannelView; onCopy: () => void; onDelete: () => void }) {
  const { t } = useTranslation();
  const unsaved = useDrafts(({ drafts }) => isDirty(drafts[channel.id]));
  return (
    <li>
      <span className={styles['channel-dot']} style={{ background: channel.color }} aria-hidden="true" />
      <div className="people-words">
        <Group gap={8}>
          <Link href={channelPath(channel.id)} className={shared['channel-name']} title={channel.name}>{channel.name}</Link>
          {unsaved && <Badge variant="light" color="orange">{t('channel.unsaved')}</Badge>}
        </Group>
        <Text fz="sm" c="dimmed">{channel.header} · {languageName(channel.language)}</Text>
      </div>
      <Button component={Link} href={channelPath(channel.id)} variant="default" aria-label={t('channel.editWhich', { name: channel.name })}>
        {t('channel.edit')}
      </Button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button variant="subtle" color="gray" px={8} aria-label={t('channel.moreWhich', { name: channel.name })}>
            <IconDots size={20} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={onCopy}>{t('channel.duplicate')}</Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>{t('channel.delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}
