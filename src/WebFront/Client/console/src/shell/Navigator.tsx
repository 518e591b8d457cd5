import { IconMessages, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { useAgent } from '../features/agent/store';

export function Navigator() {
  const { t } = useTranslation();
  const [path] = useLocation();
  const administrator = useAgent((state) => state.me?.administrator ?? false);
  const settings = path.startsWith('/console/settings');
  const chat = !settings && !path.startsWith('/console/profile');
  return (
    <nav className="navigator" aria-label={t('nav.label')}>
      <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={36} height={36} />
      <Link href="/console" aria-current={chat ? 'page' : undefined}><IconMessages aria-hidden /><span>{t('nav.chat')}</span></Link>
      {administrator && (
        <Link href="/console/settings" aria-current={settings ? 'page' : undefined}>
          <IconSettings aria-hidden /><span>{t('nav.settings')}</span>
        </Link>
      )}
    </nav>
  );
}
