import { ActionIcon, Progress } from '@mantine/core';
import { fileGroupOf } from '@orleans-chat/shared/files/groupOf';
import type { UploadItem } from '@orleans-chat/shared/files/uploadItems';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../../lib/screens';
import { fileSize, percent } from '../../lib/words';
import { FileIcon } from './FileIcon';
import { useStateWords } from './useStateWords';
import styles from './UploadTray.module.css';

interface Props {
  readonly items: readonly UploadItem[];
  readonly onRemove: (key: string) => void;
  readonly onRetry: (key: string) => void;
}

/** Files on their way, each with how far it is and what can be done with it. */
export function UploadTray({ items, onRemove, onRetry }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['upload-tray']} data-empty={items.length === 0}>
      <ul className={styles['upload-list']} aria-label={t('files.list')}>
        {items.map((item) => <Upload key={item.key} item={item} onRemove={() => onRemove(item.key)} onRetry={() => onRetry(item.key)} />)}
      </ul>
      <News items={items} />
    </div>
  );
}

function Upload({ item, onRemove, onRetry }: { item: UploadItem; onRemove: () => void; onRetry: () => void }) {
  const { t } = useTranslation();
  const buttonSize = useIsPhone() ? 44 : 32;
  const { name, state, sent } = item;
  const under = state === 'sending' || state === 'waiting' || state === 'queued';
  const part = item.size === 0 ? 0 : Math.floor((sent / item.size) * 100) / 100;
  const facts = [state !== 'failed' && fileSize(item.size), state === 'sending' && part < 1 && percent(part), useStateWords()(item)];
  return (
    <li className={styles.upload} data-state={state}>
      <Mark item={item} />
      <div className={styles['upload-words']}>
        <bdi className={styles['upload-name']} title={name}>{name}</bdi>
        <span className={styles['upload-state']}>{facts.filter(Boolean).join(' · ')}</span>
        {under && (
          <Progress
            size={4} value={part * 100} aria-label={t('files.progress', { name })} aria-valuetext={percent(part)} transitionDuration={200}
            color={state === 'waiting' ? 'gray' : undefined}
          />
        )}
      </div>
      {item.retryable && <Act icon={IconRefresh} label={t('files.retry', { name })} size={buttonSize} onClick={onRetry} />}
      <Act icon={IconX} label={t(under ? 'files.cancel' : 'files.remove', { name })} size={buttonSize} onClick={onRemove} />
    </li>
  );
}

function Act({ icon: Icon, label, size: side, onClick }: { icon: typeof IconX; label: string; size: number; onClick: () => void }) {
  return (
    <ActionIcon variant="subtle" color="gray" size={side} aria-label={label} title={label} onClick={onClick}>
      <Icon size={17} aria-hidden />
    </ActionIcon>
  );
}

/** A picture of this page as it will be seen; of anything else what it is. */
function Mark({ item: { file, mediaType } }: { item: UploadItem }) {
  const group = fileGroupOf(mediaType);
  const image = useRef<HTMLImageElement>(null);
  const [drawn, setDrawn] = useState(false);
  const pictured = group === 'image' && file !== null;
  useEffect(() => {
    const address = pictured ? URL.createObjectURL(file) : null;
    image.current?.setAttribute('src', address ?? '');
    return () => void (address !== null && URL.revokeObjectURL(address));
  }, [file, pictured]);
  return (
    <span className={styles['upload-mark']}>
      {pictured && <img ref={image} alt="" hidden={!drawn} onLoad={() => setDrawn(true)} />}
      {!drawn && <FileIcon group={group} />}
    </span>
  );
}

/** What has just become of a file, for screen readers: not each of its bytes. */
function News({ items }: { items: readonly UploadItem[] }) {
  const { t } = useTranslation();
  const words = useStateWords();
  const before = useRef(new Map<string, UploadItem['state']>());
  const [said, say] = useState('');
  useEffect(() => {
    const changed = items.filter(({ key, state }) => before.current.get(key) !== state);
    before.current = new Map(items.map(({ key, state }) => [key, state]));
    if (changed.length > 0) {
      say(changed.map((item) => t('files.news', { name: item.name, words: words(item) ?? t('files.sending') })).join('\n'));
    }
  }, [items, t, words]);
  return <p className="hidden-words" role="status">{said}</p>;
}
