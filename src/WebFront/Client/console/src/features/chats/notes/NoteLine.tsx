import type { Notice } from '@orleans-chat/shared';
import { toPieces as toLinks } from '@orleans-chat/shared/linker';
import { isWeb, LINK_REL } from '@orleans-chat/shared';
import { Anchor } from '@mantine/core';
import { IconEar, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { clock } from '../../../lib/words';
import { toPieces } from './mentions';
import styles from './NoteLine.module.css';

/** A note or a whisper in the log: yellow and with a lock, as nothing is that the customer reads. */
export function NoteLine({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const { at, by, to, type, text, mentions } = notice;
  const whisper = type === 'whisper';
  const Icon = whisper ? IconEar : IconLock;
  const names = (mentions ?? []).map(({ name }) => name ?? '');
  return (
    <div className={styles['note-line']}>
      <div className={styles['note-head']}>
        <Icon size={16} stroke={1.75} aria-hidden />
        <span>{t(whisper ? 'notes.line.whisper' : 'notes.line.note', { name: by?.name ?? '', to: to?.name ?? '' })}</span>
        <time dateTime={at}>{clock(at)}</time>
      </div>
      <div className={styles['note-text']} dir="auto">
        {text === null ? <em>{t('deleted')}</em> : toPieces(text, names).map((piece, index) => (piece.name === undefined
          ? <Words key={index} text={piece.text} />
          : <strong key={index} className={styles.mentioned}>{piece.text}</strong>))}
      </div>
    </div>
  );
}

const Words = ({ text }: { text: string }) => toLinks(text).map((piece, index) => (piece.href === null ? piece.text : (
  <Anchor key={index} href={piece.href} title={piece.href} target={isWeb(piece.href) ? '_blank' : undefined} rel={LINK_REL} inherit>
    {piece.text}{piece.host !== null && ` (${piece.host})`}
  </Anchor>
)));
