import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './Theirs.module.css';

/** What somebody else has stored meanwhile: whoever saves now, saves over it. */
export function Theirs({ lines }: { readonly lines: readonly string[] }) {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" title={t('replies.theirs')}>
      {lines.map((line, at) => <div key={at} className={styles.theirs} dir="auto">{line}</div>)}
    </Alert>
  );
}
