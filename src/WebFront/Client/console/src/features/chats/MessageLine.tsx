import { Anchor, Text } from '@mantine/core';
import { isWeb, LINK_REL, type MessageItem, type MessageState } from '@orleans-chat/shared';
import { toPieces } from '@orleans-chat/shared/linker';
import { IconAlertCircle, IconCheck, IconChecks, IconClock } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgent, useClient } from '../agent';
import { withLateTexts } from '../../lib/lateTexts';
import { FileMessage } from '../files';
import { clock } from '../../lib/words';
import { lazyPart } from '../../ui/lazyPart';
import { useRefusalText } from '../../lib/i18n';
import { DeleteButton } from './log/DeleteButton';
import { LinkMessage } from './log/LinkMessage';
import styles from './MessageLine.module.css';

const ICONS = { sending: IconClock, waiting: IconClock, sent: IconCheck, read: IconChecks, refused: IconAlertCircle };

const SaveReply = lazyPart(withLateTexts(async () => (await import('./insert/SaveReply')).SaveReply));

interface Props {
  item: MessageItem;
  sessionId: string;
  /** First of a run by one speaker. */
  first: boolean;
  name: string;
  /** Written so short a time ago that its author may delete it. */
  deletable: boolean;
}

/** Drawn anew only where something of it changes: the log is, with every step of a scroll. */
export const MessageLine = memo(({ item, sessionId, first, name, deletable }: Props) => {
  const { t } = useTranslation();
  const client = useClient();
  const refusalText = useRefusalText();
  const me = useAgent((state) => state.me?.id);
  const speaker = item.by.name ?? (item.by.kind === 'customer' ? name : t('you'));
  return (
    <div className={styles.message} data-mine={item.mine} data-first={first} data-state={item.state}>
      <span className={first ? styles.speaker : 'hidden-words'}>{speaker}</span>
      <div className={styles.said}>
        <div className={styles.bubble}>
          <Said item={item} />
          <span className={styles.meta}><time dateTime={item.at}>{clock(item.at)}</time>{item.state && <State state={item.state} />}</span>
        </div>
        {!item.deleted && !item.file && !item.link && item.seq !== null && item.by.agentId === me && me !== undefined && (
          <SaveReply text={item.text} />
        )}
        {deletable && !item.deleted && item.seq !== null && item.by.agentId === me && (
          <DeleteButton sessionId={sessionId} seq={item.seq} text={item.text} />
        )}
      </div>
      {item.refusal && (
        <Text className={styles['not-sent']} fz="xs">
          {refusalText(item.refusal)}{' '}
          {item.state === 'refused' && (
            <Anchor component="button" type="button" fz="xs" onClick={() => client.threads.retry(sessionId, item.key)}>{t('retry')}</Anchor>
          )}
        </Text>
      )}
    </div>
  );
});

function Said({ item: { deleted, file, link, seq, text } }: { item: MessageItem }) {
  const { t } = useTranslation();
  if (deleted) {
    return <em>{t('deleted')}</em>;
  }
  if (link) {
    return <LinkMessage link={link} />;
  }
  return file ? <FileMessage file={file} sent={seq !== null} /> : <Words text={text} />;
}

function State({ state }: { state: MessageState }) {
  const { t } = useTranslation();
  const Icon = ICONS[state];
  const words = t(`state.${state}`);
  return <span className={styles.state} title={words}><Icon size={15} aria-hidden /><span className="hidden-words">{words}</span></span>;
}

function Words({ text }: { text: string }) {
  return (
    <span className={styles.words} dir="auto">
      {toPieces(text).map((piece, index) => (piece.href === null
        ? piece.text
        : (
          <a key={index} href={piece.href} title={piece.href} target={isWeb(piece.href) ? '_blank' : undefined} rel={LINK_REL}>
            {piece.text}{piece.host !== null && ` (${piece.host})`}
          </a>
        )))}
    </span>
  );
}
