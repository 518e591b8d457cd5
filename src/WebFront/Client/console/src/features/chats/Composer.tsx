import { ActionIcon, Textarea } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { isBlank, isComposing, limits, meansSend, type SessionRow } from '@orleans-chat/shared';
import { IconSend2 } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { withLateTexts } from '../../lib/lateTexts';
import { variablesIn } from '../../lib/variables';
import { whenIdle } from '../../lib/whenIdle';
import { lazyPart } from '../../ui/lazyPart';
import { useClient } from '../agent';
import { AttachButton, hasUnsentFiles, pastedFiles, submitFiles, takeFiles, UnsentFiles, useUnsent } from '../files';
import { takesFocus, useView } from './view';
import { keepDraft, useDraft, writing } from './drafts';
import { EmojiButton } from './emoji/EmojiButton';
import { showNextOwed } from './ending/nextOwed';
import { sendCards, useCards } from './insert/cards';
import type { InsertHandle, InsertPlaceProps } from './insert/InsertPlace';
import styles from './Composer.module.css';

/** As the server counts it. */
const TEXT_LIMIT = limits.agentMessageLength;
/** As long as a double press: its second Enter belongs to the chat before. */
const ARRIVAL_MS = 700;
const PHONE = '(max-width: 760px)';

/** One word after a slash, and nothing else. */
const SHORTCUT = /^\s*\/[^\s/]+\s*$/;

const loadInsert = withLateTexts(async () => (await import('./insert/InsertPlace')).InsertPlace);
const InsertPlace = lazyPart<InsertPlaceProps>(loadInsert, () => <div className={styles['composer-insert']} />);

export function Composer({ row, name }: { row: SessionRow; name: string }) {
  const { t } = useTranslation();
  const sessionId = row.id;
  const client = useClient();
  const text = useDraft(sessionId);
  const phone = useMediaQuery(PHONE) ?? false;
  const area = useRef<HTMLTextAreaElement>(null);
  const insertKeys = useRef<InsertHandle>(null);
  const [stoppedAt, setStopped] = useState<string | null>(null);
  useEffect(() => whenIdle(loadInsert), []);
  const write = useView((view) => view.write);
  const arrivedAt = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (takesFocus(write)) {
      area.current?.focus({ preventScroll: true });
      arrivedAt.current = performance.now();
    }
  }, [sessionId, write]);
  const change = (value: string) => {
    arrivedAt.current = Number.NEGATIVE_INFINITY;
    keepDraft(sessionId, value);
    client.typed(sessionId, value);
  };
  const over = text.trim().length - TEXT_LIMIT;
  const written = !isBlank(text);
  const filed = useUnsent((unsent) => hasUnsentFiles(unsent[sessionId]));
  const carded = useCards(sessionId).length > 0;
  const sendable = (written || filed || carded) && over <= 0;
  const [gap] = variablesIn(text);
  const here = `${sessionId} ${text}`;
  const stopped = stoppedAt === here;
  const bare = SHORTCUT.test(text);
  const send = () => {
    if (gap !== undefined || (bare && !stopped)) {
      setStopped(here);
      area.current?.focus();
      if (gap !== undefined) {
        area.current?.setSelectionRange(gap.from, gap.to);
      }
      return false;
    }
    setStopped(null);
    if (sendable) {
      if (written) {
        client.write(sessionId, text.trim());
        keepDraft(sessionId, '');
      }
      sendCards(client, sessionId);
      void submitFiles(client, sessionId);
    }
    area.current?.focus();
    return sendable;
  };
  const keyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || insertKeys.current?.keyDown(event)) {
      return;
    }
    if (meansSend(event.nativeEvent)) {
      event.preventDefault();
      if (event.repeat || performance.now() - arrivedAt.current < ARRIVAL_MS) {
        return;
      }
      // Whether or not anybody else waits, the message goes.
      if (send() && (event.ctrlKey || event.metaKey)) {
        showNextOwed(sessionId);
      }
    } else if (event.key === 'Escape') {
      // Where one reads on, and where single keys work.
      area.current?.closest('section')?.querySelector<HTMLElement>('[role="log"]')?.focus();
    }
  };
  const paste = (event: ClipboardEvent) => {
    const files = pastedFiles(event.clipboardData);
    if (files.length > 0) {
      event.preventDefault();
      void takeFiles(client, sessionId, files);
    }
  };
  const insert = (symbol: string) => {
    const { selectionStart: from, selectionEnd: to } = area.current!;
    change(text.slice(0, from) + symbol + text.slice(to));
    requestAnimationFrame(() => {
      area.current?.focus(); // One types on; letters on the button would be shortcuts.
      area.current?.setSelectionRange(from + symbol.length, from + symbol.length);
    });
  };
  return (
    <form className={styles.composer} onSubmit={(event) => { event.preventDefault(); send(); }}>
      <UnsentFiles sessionId={sessionId} />
      <InsertPlace row={row} text={text} change={change} field={area} handle={insertKeys} />
      <EmojiButton onPick={insert} />
      <AttachButton sessionId={sessionId} onPicked={() => area.current?.focus()} />
      <Textarea
        ref={area} className={styles['composer-text']} data-composer aria-keyshortcuts="Alt+Enter Alt+ArrowUp Alt+ArrowDown Alt+PageUp"
        aria-label={t('composer', { name })} placeholder={t(phone ? 'composer.placeShort' : 'composer.place')}
        description={phone ? undefined : t('composer.keys')} classNames={{ description: styles['composer-keys'] }}
        autosize minRows={1} maxRows={8}
        error={(over > 0 && t('composer.tooLong', { count: over }))
          || (stopped && (gap !== undefined ? t('composer.gap') : bare && t('composer.slash')))}
        value={text} onChange={(event) => change(event.currentTarget.value)} onKeyDown={keyDown}
        onPaste={paste}
        {...writing(sessionId)}
      />
      <ActionIcon type="submit" size={40} radius="md" aria-label={t('send')} disabled={!sendable}><IconSend2 size={20} /></ActionIcon>
    </form>
  );
}
