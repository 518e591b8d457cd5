import { SegmentedControl, Stack, Text } from '@mantine/core';
import type { WidgetConfig, ChannelSettings } from '@orleans-chat/shared';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent } from '../agent';
import { useOwnAccount } from '../account';
import type { ChannelTab } from './tabs';
import styles from './Preview.module.css';

const SCENES = ['badge', 'start', 'queue', 'chat'] as const;
type Scene = (typeof SCENES)[number] | 'offline' | 'ended';

/** The state of the widget that a tab is about; null: nothing to see. */
const SHOWN: Readonly<Record<ChannelTab, Scene | 'choice' | null>> = {
  properties: 'badge', layout: 'choice', agents: null, bot: null, offline: 'offline', preChat: 'start', postChat: 'ended', embed: null,
};

interface Props {
  tab: ChannelTab;
  look: WidgetConfig | null;
  settings: ChannelSettings;
}

/** The real widget in a page of its own, which is told what to show. */
export function Preview({ tab, look, settings }: Props) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Scene>('chat');
  const [device, setDevice] = useState<'desktop' | 'phone'>('desktop');
  const shown = SHOWN[tab];
  if (shown === null || look === null) {
    return null;
  }
  return (
    <Stack component="aside" gap="xs" className={styles.preview} aria-label={t('preview.title')}>
      <Text fw={600} fz="sm">{t('preview.title')}</Text>
      {shown === 'choice' && (
        <SegmentedControl
          size="xs" value={chosen} onChange={(value) => setChosen(value as Scene)} aria-label={t('preview.scene')}
          data={SCENES.map((scene) => ({ value: scene, label: t(`preview.${scene}`) }))}
        />
      )}
      <SegmentedControl
        size="xs" value={device} onChange={(value) => setDevice(value as 'desktop' | 'phone')} aria-label={t('preview.device')}
        data={[{ value: 'desktop', label: t('preview.desktop') }, { value: 'phone', label: t('preview.phone') }]}
      />
      <Frame scene={shown === 'choice' ? chosen : shown} device={device} look={look} settings={settings} />
    </Stack>
  );
}

function Frame({ scene, device, look, settings }: Pick<Props, 'settings'> & { scene: Scene; device: string; look: WidgetConfig }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const me = useAgent((state) => state.me?.name ?? '');
  const photo = useOwnAccount((state) => state.photo);
  const name = settings.look.firstNameOnly ? me.split(/\s+/)[0]! : me;
  const shownPhoto = settings.look.agentPhoto ? photo : null;
  const tell = useCallback(() => {
    frame.current?.contentWindow?.postMessage(
      { type: 'orleans-chat.preview', scene, look, agent: { name, photo: shownPhoto } }, location.origin,
    );
  }, [scene, look, name, shownPhoto]);
  useEffect(() => {
    tell();
    const ready = (event: MessageEvent) => {
      if (event.origin === location.origin && event.source === frame.current?.contentWindow) {
        tell();
      }
    };
    window.addEventListener('message', ready);
    return () => window.removeEventListener('message', ready);
  }, [tell]);
  // Inert: it is there to be looked at, and must not take the focus from the form.
  return (
    <div className={styles['preview-frame']} data-device={device} data-scene={scene}>
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of our own, with a policy that lets it talk to nobody */}
      <iframe ref={frame} src="/preview" title={t('preview.title')} tabIndex={-1} inert />
    </div>
  );
}
