import { useTranslation } from 'react-i18next';
import { Link, useLocation, useRouter } from 'wouter';
import { featureAt, frame, useIsShown } from './frame';
import styles from './Navigator.module.css';

export function Navigator() {
  const { t } = useTranslation();
  const [path] = useLocation();
  const { parser } = useRouter();
  const isShown = useIsShown();
  const current = featureAt(parser, path)?.navigation;
  return (
    <nav className={styles.navigator} aria-label={t('nav.label')}>
      <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width={36} height={36} />
      {frame.flatMap(({ navigation }) => navigation ?? []).filter(isShown).map((entry) => (
        <Link key={entry.href} href={entry.href} aria-current={entry === current ? 'page' : undefined}>
          <entry.icon aria-hidden /><span>{t(entry.text)}</span>
        </Link>
      ))}
    </nav>
  );
}
