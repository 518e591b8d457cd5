import { useTranslation } from 'react-i18next';
import { Link, useLocation, useRouter } from 'wouter';
import { useIsPhone } from '../lib/screens';
import { BarTabs } from './BarTabs';
import { featureAt, frame, useIsShown } from './frame';
import styles from './Navigator.module.css';

/** A rail at the side; on a phone a bar at the bottom, in which a feature's tabs stand for its entry. */
export function Navigator() {
  const { t } = useTranslation();
  const [path] = useLocation();
  const { parser } = useRouter();
  const phone = useIsPhone();
  const isShown = useIsShown();
  const current = featureAt(parser, path)?.navigation;
  const entries = frame.filter(({ bar }) => !(phone && bar?.tabs)).flatMap(({ navigation }) => navigation ?? []).filter(isShown);
  return (
    <nav className={styles.navigator} aria-label={t('nav.label')}>
      {phone ? <BarTabs /> : <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={32} height={32} />}
      {entries.map((entry) => (
        <Link key={entry.href} href={entry.href} title={t(entry.text)} aria-current={entry === current ? 'page' : undefined}>
          <span className={styles['navigator-icon']}>
            <entry.icon size={20} stroke={1.75} aria-hidden />{entry.badge && <entry.badge />}
          </span>
          <span>{t(entry.text)}</span>
        </Link>
      ))}
    </nav>
  );
}
