import { IconCloudUpload, IconFileOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './DropPlace.module.css';

/** What becomes of files that are let go here. */
export function DropPlace({ allowed, words }: { allowed: boolean; words?: string | undefined }) {
  const { t } = useTranslation();
  const Icon = allowed ? IconCloudUpload : IconFileOff;
  return (
    <p className={styles['drop-place']} data-allowed={allowed}>
      <Icon size={28} aria-hidden />{words ?? t(allowed ? 'files.drop' : 'files.noDrop')}
    </p>
  );
}
