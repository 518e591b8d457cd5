import type { FileView } from '@orleans-chat/shared';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
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
  const [{ broken, again }, lost] = useLosses();
  const pictured = sent && Boolean(file.width) && Boolean(file.height) && !broken;
  return (
    <span className={styles['file-card']}>
      {pictured ? (
        <button className={styles.picture} type="button" aria-label={t('files.look', { name: file.name })} onClick={() => setOpen(true)}>
          <img
            key={String(again)} src={`/files/${file.id}/thumbnail`} width={file.width!} height={file.height!} alt="" title={file.name}
            loading="lazy" onError={lost}
          />
        </button>
      ) : <Card file={file} sent={sent} />}
      {file.unscanned && <span className={styles['file-warning']}><IconAlertTriangle size={14} aria-hidden />{t('files.unscanned')}</span>}
      {pictured && <FullView file={file} opened={open} onClose={() => setOpen(false)} />}
    </span>
  );
}

const AGAIN_MS = 2_000;

/** A request may be lost: only who loses the picture twice is without it. */
function useLosses() {
  const [losses, setLosses] = useState({ broken: false, again: false });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const lost = () => {
    if (losses.again) {
      setLosses({ broken: true, again: true });
    } else {
      timer.current = setTimeout(() => setLosses({ broken: false, again: true }), AGAIN_MS);
    }
  };
  return [losses, lost] as const;
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
