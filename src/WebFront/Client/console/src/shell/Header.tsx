import { ActionIcon, Menu, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconKeyboard, IconLogout, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { api } from '../features/account/api';
import { useAgent } from '../features/agent/store';
import { Face } from '../ui/Face';
import { sayRefused } from '../ui/toasts';
import { useOwnAccount } from '../features/account/ownAccount';
import { language, speak } from '../lib/i18n';
import { useActions } from '../features/agent/agentContext';
import { useView } from '../features/chats/view';

export function Header({ onSignedOut }: { onSignedOut: () => void }) {
  const { t } = useTranslation();
  const me = useAgent((state) => state.me);
  return (
    <header className="header">
      <strong className="brand">{t('app')}</strong>
      <span className="header-space" />
      {me && <Presence presence={me.presence} />}
      <AccountMenu name={me?.name ?? ''} onSignedOut={onSignedOut} />
    </header>
  );
}

function Presence({ presence }: { presence: string }) {
  const { t } = useTranslation();
  const { setPresence } = useActions();
  return (
    <SegmentedControl
      className="presence" data-presence={presence} aria-label={t('presence.label')} size="sm" radius="xl" value={presence}
      onChange={(value) => void setPresence(value as 'present' | 'away')}
      data={[{ value: 'present', label: t('presence.present') }, { value: 'away', label: t('presence.away') }]}
    />
  );
}

function AccountMenu({ name, onSignedOut }: { name: string; onSignedOut: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const photo = useOwnAccount((state) => state.photo);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const mark = (on: boolean) => <IconCheck size={16} visibility={on ? 'visible' : 'hidden'} aria-hidden />;
  const signOut = async () => {
    const { refused } = await api.signOut();
    if (!sayRefused(refused)) {
      onSignedOut();
    }
  };
  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" radius="xl" aria-label={t('nav.account')}>
          <Face name={name} photo={photo} size={32} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        <Menu.Item leftSection={<IconUser size={16} />} onClick={() => go('/console/profile')}>{t('menu.profile')}</Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection="?" onClick={() => useView.setState({ help: true })}>
          {t('menu.shortcuts')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('menu.language')}</Menu.Label>
        {(['en', 'nb'] as const).map((each) => (
          <Menu.Item key={each} lang={each} leftSection={mark(language() === each)} onClick={() => void speak(each)}>
            {each === 'en' ? 'English' : 'Norsk (bokmål)'}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('menu.theme')}</Menu.Label>
        {(['auto', 'light', 'dark'] as const).map((each) => (
          <Menu.Item key={each} leftSection={mark(colorScheme === each)} onClick={() => setColorScheme(each)}>{t(`menu.${each}`)}</Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>{t('menu.signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
