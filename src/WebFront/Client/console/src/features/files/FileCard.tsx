import type { FileView } from '@orleans-chat/shared';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '../../lib/words';
import { FileIcon } from './FileIcon';
import { FullView } from './FullView';
import styles from './FileCard.module.css';

interface Props {
  readonly file: FileView;
  readonly sent: boolean;
}

/** A picture to look at, or a card to take the file from. */
export function FileCard({ file, sent }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [broken, setBroken] = useState(false);
  const pictured = sent && Boolean(file.width) && Boolean(file.height) && !broken;
  return (
    <span className={styles['file-card']}>
      {pictured ? (
        <button className={styles.picture} type="button" aria-label={t('files.look', { name: file.name })} onClick={() => setOpen(true)}>
          <img
            src={`/files/${file.id}/thumbnail`} width={file.width!} height={file.height!} alt="" title={file.name} loading="lazy"
            onError={() => setBroken(true)}
          />
        </button>
      ) : <Card file={file} sent={sent} />}
      {file.unscanned && <span className={styles['file-warning']}><IconAlertTriangle size={14} aria-hidden />{t('files.unscanned')}</span>}
      {pictured && <FullView file={file} opened={open} onClose={() => setOpen(false)} />}
    </span>
  );
}

function Card({ file, sent }: Props) {
  const { t } = useTranslation();
  const words = fileSize(file.length);
  const inside = (
    <>
      <span className={styles['file-mark']}><FileIcon group={file.group} /></span>
      <span className={styles['file-words']}>
        <bdi className={styles['file-name']} title={file.name}>{file.name}</bdi>
        <span className={styles['file-size']}>{words}</span>
      </span>
    </>
  );
  return sent ? (
    <a
      className={styles['file-link']} href={`/files/${file.id}`} download={file.name}
      aria-label={t('files.download', { name: file.name, size: words })}
    >
      {inside}<IconDownload size={18} aria-hidden />
    </a>
  ) : <span className={styles['file-link']}>{inside}</span>;
}
