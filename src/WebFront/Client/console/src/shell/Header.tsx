import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core';
import { limits } from '@orleans-chat/shared';
import { IconCheck, IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { accountApi, useOwnAccount } from '../features/account';
import { Presence, useAgent } from '../features/agent';
import { Avatar } from '../ui/Avatar';
import { chooseLanguage } from '../ui/chooseLanguage';
import { toastRefusal } from '../ui/toasts';
import { language } from '../lib/i18n';
import { useIsPhone } from '../lib/screens';
import { BarTabs } from './BarTabs';
import { frame, useIsShown } from './frame';
import { showHelp } from './help';
import { shownVersion } from './shownVersion';
import styles from './Header.module.css';

export function Header({ onSignedOut }: { onSignedOut: () => void }) {
  const { t } = useTranslation();
  const me = useAgent((state) => state.me);
  const phone = useIsPhone();
  return (
    <header className={styles.header}>
      {phone ? <strong className={styles.brand}>{t('app')}</strong> : <BarTabs />}
      <div className={styles['header-middle']}>{parts('middle')}</div>
      {me && <Presence presence={me.presence} />}
      {parts('end')}
      <AccountMenu name={me?.name ?? ''} onSignedOut={onSignedOut} />
    </header>
  );
}

/** What features have at this place of the bar. */
const parts = (place: 'middle' | 'end') => frame.map(({ bar }, index) => {
  const Part = bar?.[place];
  return Part && <Part key={index} />;
});

function AccountMenu({ name, onSignedOut }: { name: string; onSignedOut: () => void }) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const isShown = useIsShown();
  const photo = useOwnAccount((state) => state.photo);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const version = shownVersion(document);
  const mark = (on: boolean) => <IconCheck size={16} visibility={on ? 'visible' : 'hidden'} aria-hidden />;
  const signOut = async () => {
    const { refused } = await accountApi.signOut();
    if (!toastRefusal(refused)) {
      onSignedOut();
    }
  };
  return (
    <Menu position="bottom-end" width={240} withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" radius="xl" aria-label={t('nav.account')}>
          <Avatar name={name} photo={photo} size={32} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{name}</Menu.Label>
        {frame.flatMap(({ menu }) => menu ?? []).filter(isShown).map((entry) => (
          <Menu.Item key={entry.href} leftSection={<entry.icon size={16} />} onClick={() => go(entry.href)}>{t(entry.text)}</Menu.Item>
        ))}
        <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection="?" onClick={() => showHelp(true)}>
          {t('menu.shortcuts')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('menu.language')}</Menu.Label>
        {limits.consoleLanguages.map((each) => (
          <Menu.Item key={each} lang={each} leftSection={mark(language() === each)} onClick={() => void chooseLanguage(each)}>
            {each === 'en' ? 'English' : 'Norsk (bokmål)'}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('menu.theme')}</Menu.Label>
        {(['auto', 'light', 'dark'] as const).map((each) => (
          <Menu.Item key={each} leftSection={mark(colorScheme === each)} onClick={() => setColorScheme(each)}>
            {t(`menu.${each}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>{t('menu.signOut')}</Menu.Item>
        {version !== null && <Menu.Label>{t('menu.version', { version })}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
}
