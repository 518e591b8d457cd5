import { Alert, Anchor, Badge, Button, Center, Group, Loader, Stack, Tabs, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { ChannelView, RefusalView } from '@orleans-chat/shared';
import { IconAlertCircle, IconArrowLeft, IconCheck, IconTrash } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { forgetSuccesses, toast } from '../../ui/toasts';
import { clock } from '../../lib/words';
import { useRefusalText } from '../../lib/i18n';
import { ChannelContext } from './ChannelContext';
import { channelPath } from './ChannelList';
import { Conflict } from './Conflict';
import { discard, isDirty, open, save, useDrafts, type Draft } from './drafts';
import { RemoteChangeNotice } from './RemoteChangeNotice';
import { Preview } from './Preview';
import { TAB_NAMES, tabOf, type ChannelTab } from './tabs';
import { AgentsTab } from './tabs/AgentsTab';
import { BotTab } from './tabs/BotTab';
import { EmbedTab } from './tabs/EmbedTab';
import { LayoutTab } from './tabs/LayoutTab';
import { OfflineTab } from './tabs/OfflineTab';
import { PostChatTab } from './tabs/PostChatTab';
import { PreChatTab } from './tabs/PreChatTab';
import { PropertiesTab } from './tabs/PropertiesTab';
import { useChannelNews } from './useChannelNews';
import { usePreview } from './usePreview';
import styles from './ChannelEditor.module.css';
import shared from './channels.module.css';

interface Props {
  id: string;
  tab: string | undefined;
  channel: ChannelView | undefined;
}

/** One channel: its settings on tabs, with the widget that they make beside them. */
export function ChannelEditor({ id, tab, channel }: Props) {
  const draft = useDrafts(({ drafts }) => drafts[id]);
  const [refused, setRefused] = useState<RefusalView | null>(null);
  const load = useCallback(() => void open(id).then(setRefused), [id]);
  useEffect(() => {
    load();
    return () => leave(id);
  }, [id, load]);
  useChannelNews(id);
  if (refused !== null) {
    return <NotLoaded refused={refused} onRetry={load} />;
  }
  if (draft === undefined) {
    return <Center p="xl"><Loader /></Center>;
  }
  const shown = TAB_NAMES.find((name) => name === tab) ?? 'properties';
  return (
    <ChannelContext.Provider value={{ id, draft }}>
      <Editor id={id} shown={shown} draft={draft} channel={channel} onDiscarded={load} />
      {draft.theirs !== null && <Conflict theirs={draft.theirs} />}
    </ChannelContext.Provider>
  );
}

/** What cannot be saved is kept as it is, unless there is nothing any more that it belongs to. */
function leave(id: string): void {
  if (useDrafts.getState().drafts[id]?.gone) {
    discard(id);
  } else {
    void save(id);
  }
}

function NotLoaded({ refused, onRetry }: { refused: RefusalView; onRetry: () => void }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  return (
    <Alert color="red" role="alert">
      <Group justify="space-between">
        {refusalText(refused)}
        {refused.code !== 'channel.notFound' && <Button variant="default" size="sm" onClick={onRetry}>{t('retry')}</Button>}
      </Group>
    </Alert>
  );
}

type EditorProps = Omit<Props, 'tab'> & { shown: ChannelTab; draft: Draft; onDiscarded: () => void };

function Editor({ id, shown, draft, channel, onDiscarded }: EditorProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const look = usePreview(id, draft.now);
  const wrong = new Set(Object.keys(draft.problems).map(tabOf));
  const keep = async (loud: boolean) => {
    const dirty = isDirty(useDrafts.getState().drafts[id]);
    forgetSuccesses();
    if (await save(id) && dirty && loud) {
      toast(t('settings.channel.saved'));
    }
  };
  useHotkeys([['mod+S', () => void keep(true)]], []);
  const turn = (next: string | null) => {
    void keep(false);
    go(channelPath(id, next ?? 'properties'));
  };
  return (
    <Stack gap="md">
      <Anchor component={Link} href="/console/settings/channels" className={styles['back-link']}>
        <IconArrowLeft size={16} aria-hidden /> {t('channel.all.back')}
      </Anchor>
      <Group justify="space-between" className={styles['channel-head']}>
        <Title order={2} fz={20} className={shared['channel-name']} title={draft.base.name}>{draft.base.name}</Title>
        <Group gap="sm">
          <div role="status"><SaveState draft={draft} /></div>
          <SaveButtons id={id} draft={draft} onSave={() => void keep(true)} onDiscarded={onDiscarded} />
        </Group>
      </Group>
      <RemoteChangeNotice />
      {draft.gone && <Alert color="red" role="alert" icon={<IconTrash aria-hidden />}>{t('channel.wasDeleted')}</Alert>}
      <Tabs value={shown} onChange={turn} keepMounted={false}>
        <Tabs.List className="settings-tabs">
          {TAB_NAMES.map((name) => (
            <Tabs.Tab
              key={name} value={name}
              rightSection={wrong.has(name) && <IconAlertCircle size={16} color="var(--alarm)" aria-label={t('channel.tabWrong')} />}
            >
              {t(`channel.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {draft.savedAt === null && !draft.gone && <Text fz="sm" c="dimmed" mt="xs">{t('channel.savesOnLeaving')}</Text>}
        <div className={styles['channel-body']}>
          <div className={styles['channel-form']}>
            <Tabs.Panel value="properties"><PropertiesTab /></Tabs.Panel>
            <Tabs.Panel value="layout"><LayoutTab /></Tabs.Panel>
            <Tabs.Panel value="agents"><AgentsTab id={id} /></Tabs.Panel>
            <Tabs.Panel value="bot"><BotTab /></Tabs.Panel>
            <Tabs.Panel value="offline"><OfflineTab /></Tabs.Panel>
            <Tabs.Panel value="preChat"><PreChatTab /></Tabs.Panel>
            <Tabs.Panel value="postChat"><PostChatTab /></Tabs.Panel>
            <Tabs.Panel value="embed"><EmbedTab code={channel?.embedCode ?? ''} id={id} /></Tabs.Panel>
          </div>
          <Preview tab={shown} look={look} settings={draft.now} />
        </div>
      </Tabs>
    </Stack>
  );
}

function SaveState({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const count = Object.keys(draft.problems).length;
  if (draft.gone) {
    return <Text c="var(--alarm)" fz="sm">{t('channel.cannotSave')}</Text>;
  }
  if (count > 0) {
    return <Badge color="red" variant="light" size="lg" tt="none">{t('channel.wrong', { count })}</Badge>;
  }
  if (draft.refused !== null) {
    return <Text c="var(--alarm)" fz="sm" role="alert">{refusalText(draft.refused)}</Text>;
  }
  if (isDirty(draft)) {
    return <Text fz="sm" c="dimmed">{t('channel.unsaved')}</Text>;
  }
  return (
    <Text fz="sm" c="dimmed" className={styles.saved}>
      <IconCheck size={16} aria-hidden /><span>{t('channel.saved')}</span>{draft.savedAt !== null && <span>· {clock(draft.savedAt)}</span>}
    </Text>
  );
}

function SaveButtons({ id, draft, onSave, onDiscarded }: { id: string; draft: Draft; onSave: () => void; onDiscarded: () => void }) {
  const { t } = useTranslation();
  const dirty = isDirty(draft);
  const back = () => {
    discard(id);
    onDiscarded();
  };
  return (
    <>
      {dirty && <Button variant="default" onClick={back}>{t('channel.discard')}</Button>}
      <Button loading={draft.saving} disabled={!dirty || draft.gone} onClick={onSave}>{t('channel.save')}</Button>
    </>
  );
}
