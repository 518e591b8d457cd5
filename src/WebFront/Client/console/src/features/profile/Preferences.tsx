import { Button, Group, Loader, NumberInput, Radio, Slider, Stack, Switch, Text } from '@mantine/core';
import { limits, type PreferenceSettings } from '@orleans-chat/shared';
import { IconBellRinging, IconVolume } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Refused } from '../../ui/Refused';
import { toast } from '../../ui/toasts';
import { useSubmit } from '../../ui/useSubmit';
import { useRefusalText } from '../../lib/i18n';
import { askForBrowserNotifications, browserPermission, testAlert, tryOut, type BrowserPermission } from '../notifications';
import { changePreferences, usePreferences } from '../preferences';
import { useHeld } from './useHeld';

/** Answers whether it is stored. */
type Change = (change: Partial<PreferenceSettings>) => Promise<boolean>;

/** What the agent has chosen for themselves: saved with each change, and the same on every machine. */
export function Preferences() {
  const { t } = useTranslation();
  const { view, problem } = usePreferences();
  const refusalText = useRefusalText();
  const { refuse, problem: refused, wrong } = useSubmit('maximumChats');
  const change: Change = async (part) => {
    const refusal = await changePreferences(part);
    refuse(refusal);
    if (refusal === null) {
      toast(t('preferences.saved'));
    }
    return refusal === null;
  };
  if (view === null) {
    return problem === null ? <Loader size="sm" /> : <Refused problem={refusalText(problem)} />;
  }
  return (
    <Stack gap="lg">
      <Text c="dimmed" fz="sm">{t('preferences.about')}</Text>
      <Refused problem={refused} />
      <Warnings settings={view.settings} change={change} />
      <Maximum settings={view.settings} change={change} problem={wrong('maximumChats')} />
      <Radio.Group
        label={t('preferences.startPage')} value={view.settings.startPage}
        onChange={(page) => void change({ startPage: page as PreferenceSettings['startPage'] })}
      >
        <Group mt="xs">
          <Radio value="dashboard" label={t('preferences.startPage.dashboard')} />
          <Radio value="chats" label={t('preferences.startPage.chats')} />
        </Group>
      </Radio.Group>
    </Stack>
  );
}

function Warnings({ settings, change }: { settings: PreferenceSettings; change: Change }) {
  const { t } = useTranslation();
  const [permission, setPermission] = useState<BrowserPermission>(browserPermission);
  const [mute, setMute] = useState(false);
  const test = async () => {
    const outcome = await testAlert(settings, { title: t('preferences.testTitle'), body: t('preferences.testText') });
    setMute(outcome.heard === false);
    setPermission(outcome.browser ?? browserPermission());
  };
  const hear = async (volume: number) => setMute(!await tryOut('calm', volume));
  const toggle = (name: 'popUps' | 'sounds' | 'title' | 'newChats' | 'messages') => (
    <Switch
      label={t(`preferences.${name}`)} description={t(`preferences.${name}.hint`)} checked={settings[name]}
      disabled={name === 'newChats' && !settings.sounds}
      onChange={(event) => void change({ [name]: event.currentTarget.checked })}
    />
  );
  const browser = async (on: boolean) => {
    if (on) {
      setPermission(await askForBrowserNotifications());
    }
    await change({ browserNotifications: on });
  };
  return (
    <Stack gap="md">
      {toggle('popUps')}
      {toggle('title')}
      <div>
        <Switch
          label={t('preferences.browserNotifications')} description={t('preferences.browserNotifications.hint')}
          checked={settings.browserNotifications} onChange={(event) => void browser(event.currentTarget.checked)}
        />
        {settings.browserNotifications && permission !== 'granted' && (
          <Text fz="sm" c="var(--owed)" mt={4} role="status">{t(`preferences.browser.${permission}`)}</Text>
        )}
      </div>
      {toggle('sounds')}
      {settings.sounds && (
        <Volume volume={settings.volume} onChange={(volume) => { void hear(volume); return change({ volume }); }} />
      )}
      {mute && <Text fz="sm" c="var(--owed)" role="status">{t('preferences.mute')}</Text>}
      {toggle('newChats')}
      {toggle('messages')}
      <Button variant="default" w="fit-content" leftSection={<IconBellRinging size={16} aria-hidden />} onClick={() => void test()}>
        {t('preferences.test')}
      </Button>
    </Stack>
  );
}

function Volume({ volume, onChange }: { volume: number; onChange: (volume: number) => Promise<boolean> }) {
  const { t } = useTranslation();
  const { shown, hold, release } = useHeld(volume);
  const save = async (set: number) => {
    await onChange(set);
    release(set);
  };
  return (
    <Group className="narrow" wrap="nowrap">
      <IconVolume size={20} aria-hidden />
      <Slider
        flex={1} min={0} max={limits.loudest} step={5} value={shown} label={(value) => `${value} %`} onChange={hold}
        onChangeEnd={(set) => void save(set)} thumbLabel={t('preferences.volume')}
      />
    </Group>
  );
}

function Maximum({ settings, change, problem }: { settings: PreferenceSettings; change: Change; problem: string | undefined }) {
  const { t } = useTranslation();
  const { shown, hold, release } = useHeld<string | number>(settings.maximumChats ?? '');
  const save = async () => {
    const maximumChats = shown === '' ? null : Number(shown);
    if (maximumChats === (settings.maximumChats ?? null) || await change({ maximumChats })) {
      release(shown);
    }
  };
  return (
    <NumberInput
      className="narrow" label={t('preferences.maximumChats')} description={t('preferences.maximumChats.hint')} value={shown}
      placeholder={t('preferences.noMaximum')} allowDecimal={false} allowNegative={false} clampBehavior="none"
      error={problem} onChange={hold} onBlur={() => void save()}
      onKeyDown={(event) => event.key === 'Enter' && void save()}
    />
  );
}
