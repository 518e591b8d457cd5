import { ActionIcon } from '@mantine/core';
import { limits, type SessionRow } from '@orleans-chat/shared';
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { IconSlash } from '@tabler/icons-react';
import { useEffect, useImperativeHandle, useMemo, useRef, useState, type KeyboardEvent, type Ref, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { variablesIn } from '../../../lib/variables';
import { toast } from '../../../ui/toasts';
import { useAgent } from '../../agent';
import { QuickReplyWindow, useReplyUses } from '../../replies';
import { articleQuery, plainText, translationFor } from './articles';
import { draftOf } from '../drafts';
import { asked } from './asked';
import { cardsOf, keepCards, type Card } from './cards';
import { Cards } from './Cards';
import { byShortcut, textIn, type Choice } from './choices';
import { fill, valuesOf } from './fill';
import { Gaps } from './Gaps';
import { InsertPanel } from './InsertPanel';
import { useCaret } from './useCaret';
import { useChoices } from './useChoices';
import styles from './InsertPlace.module.css';

export interface InsertHandle {
  /** True: the key was the menu's. */
  readonly keyDown: (event: KeyboardEvent) => boolean;
}

export interface InsertPlaceProps {
  readonly row: SessionRow;
  readonly text: string;
  readonly change: (text: string) => void;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly handle: Ref<InsertHandle>;
}

/** Of what is asked for, in a chat's text. */
interface Place {
  readonly sessionId: string;
  readonly from: number;
  readonly to: number;
}

/** What the composer has for inserting: the button, the menu that it and a slash open, and what is still to be filled in. */
export function InsertPlace({ row, text, change, field, handle }: InsertPlaceProps) {
  const { t } = useTranslation();
  const caret = useCaret(field, row.id, text);
  const found = asked(text, Math.min(caret, text.length));
  const [closed, setClosed] = useState<Place | null>(null);
  const [openedAt, setOpened] = useState<Place | null>(null);
  const opened = openedAt?.sessionId === row.id ? openedAt : null;
  const [editing, setEditing] = useState(false);
  const { choices, state, again, uses: used, timeZone } = useChoices(row.channelId);
  const uses = useReplyUses();
  const queries = useQueryClient();
  const valuesAt = useValues(row, timeZone);
  const keys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const place = useRef<HTMLDivElement>(null);
  if (closed !== null && (closed.sessionId !== row.id || found === null)) {
    setClosed(null); // The next slash is another question.
  }
  const slash = opened === null && found !== null && found.from !== closed?.from && !editing ? found : null;
  const turn = useTurn(row.id);
  const close = () => {
    turn.end();
    setClosed(found === null ? null : { sessionId: row.id, from: found.from, to: caret });
    if (opened !== null) {
      setOpened(null);
      select(opened.from, opened.to);
    }
  };
  const edit = () => {
    turn.end();
    setOpened(null); // A menu under the window would take the first press there for one beside itself.
    setEditing(true);
  };
  useOutside(place, opened !== null || slash !== null, close);
  const select = (from: number, to: number) => requestAnimationFrame(() => {
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
  });
  const insert = (said: string, from: number, to: number) => {
    const [before, at] = [draftOf(row.id), field.current!.selectionStart];
    change(before.slice(0, from) + said + before.slice(to));
    setOpened(null);
    turn.end();
    const [gap] = variablesIn(said);
    const end = Math.max(at, to) + said.length - (to - from); // Who writes on stays behind what they wrote.
    select(gap === undefined ? end : from + gap.from, gap === undefined ? end : from + gap.to);
  };
  const put = (choice: Choice, from: number, to: number) => {
    insert(fill(textIn(choice, row.language)?.text ?? '', valuesAt(new Date())), from, to);
    uses.count(choice.kind, choice.id);
  };
  useSpace(field, (written, at) => {
    const before = asked(written, at - 1);
    const short = before === null || before.words === '' ? undefined : byShortcut(choices, before.words);
    if (short !== undefined) {
      put(short, before!.from, at);
    }
  });
  const addCard = (card: Card, from: number, to: number) => {
    keepCards(row.id, [...cardsOf(row.id).filter(({ id }) => id !== card.id), card]);
    insert('', from, to);
    uses.count(card.kind, card.id);
  };
  const pick = async (choice: Choice, asLink: boolean) => {
    const { from, to } = opened ?? { from: found!.from, to: caret };
    if (choice.file !== undefined) {
      addCard({ kind: 'document', id: choice.id, title: choice.name, file: choice.file }, from, to);
      return;
    }
    if (choice.kind !== 'article') {
      put(choice, from, to);
      return;
    }
    if (asLink && choice.internal) {
      toast(t('insert.onlyAgents'));
      return;
    }
    const mine = turn.begin();
    const said = await saidBy(queries, choice, row.language);
    if (!turn.is(mine) || !holds(draftOf(row.id), text, from, to)) {
      return; // The agent has gone on: sent it, closed the menu or written something else there.
    }
    if (said === null) {
      toast(t('insert.notRead'));
    } else if (asLink) {
      addCard(said.card, from, to);
    } else if (said.text.length > limits.agentMessageLength) {
      toast(t('insert.tooLong'));
    } else {
      insert(said.text, from, to);
      uses.count('article', choice.id);
    }
  };
  useImperativeHandle(handle, () => ({
    keyDown: (event) => {
      const short = event.key === ' ' && found !== null ? byShortcut(choices, found.words) : undefined;
      if (short !== undefined && found!.words !== '') {
        event.preventDefault();
        put(short, found!.from, caret);
        return true;
      }
      return keys.current?.(event) ?? false;
    },
  }));
  const open = () => {
    if (state === 'failed') {
      void again();
    }
    const { selectionStart: from, selectionEnd: to } = field.current!;
    setOpened(opened === null ? { sessionId: row.id, from, to } : null);
  };
  return (
    <>
      <Cards sessionId={row.id} />
      <Gaps text={text} field={field} onSelect={select} />
      <div className={styles['insert-place']} data-insert ref={place}>
        <ActionIcon
          variant="subtle" color="gray" size={40} radius="md" aria-label={t('insert.button')} title={t('insert.button')}
          aria-expanded={opened !== null} aria-haspopup="dialog" onClick={open}
        >
          <IconSlash size={22} aria-hidden />
        </ActionIcon>
        {(opened !== null || slash !== null) && (
          <InsertPanel
            key={opened === null ? `${row.id} ${slash!.from}` : row.id} choices={choices} uses={used} state={state}
            words={opened === null ? slash!.words : null}
            field={field} keys={keys} valuesAt={valuesAt} language={row.language} onPick={(choice, asLink) => void pick(choice, asLink)}
            onClose={close}
            onFavourite={({ kind, id, favourite }) => void uses.setFavourite(kind, id, !favourite)} onEditReplies={edit}
          />
        )}
      </div>
      {editing && <QuickReplyWindow first={null} onClose={() => { setEditing(false); select(caret, caret); }} />}
    </>
  );
}

function useValues(row: SessionRow, timeZone: string | undefined) {
  const me = useAgent((state) => state.me);
  const { customerName, language } = row;
  const channel = me?.channels.find(({ id }) => id === row.channelId)?.name;
  const agentName = me?.name;
  return useMemo(
    () => (now: Date) => valuesOf({ customerName, agentName, channel, timeZone, language, now }),
    [customerName, language, agentName, channel, timeZone],
  );
}

/** Whether what was waited for is still wanted: only the last that was begun, in the chat that is still shown. */
function useTurn(sessionId: string) {
  const turn = useRef(0);
  useEffect(() => () => {
    turn.current += 1;
  }, [sessionId]);
  return useMemo(() => ({
    begin: () => (turn.current += 1),
    end: () => {
      turn.current += 1;
    },
    is: (one: number) => one === turn.current,
  }), []);
}

/** What was to be replaced still stands there, and the word after the slash has not grown. */
const holds = (now: string, before: string, from: number, to: number): boolean =>
  now === before || (now.slice(from, to) === before.slice(from, to) && now.slice(0, from) === before.slice(0, from)
    && !/^[^\s/]/.test(now.slice(to)));

/** A space was written, by a keyboard that names no keys (Android's): after the composer has taken it. */
function useSpace(field: RefObject<HTMLTextAreaElement | null>, act: (text: string, caret: number) => void): void {
  const now = useRef(act);
  useEffect(() => {
    now.current = act;
  });
  useEffect(() => {
    const read = (event: Event) => {
      const area = field.current;
      const { data, inputType } = event as InputEvent;
      if (area !== null && event.target === area && inputType?.startsWith('insert') && data?.endsWith(' ')) {
        now.current(area.value, area.selectionStart);
      }
    };
    addEventListener('input', read);
    return () => removeEventListener('input', read);
  }, [field]);
}

/** A press beside the menu closes it. */
function useOutside(place: RefObject<HTMLElement | null>, open: boolean, close: () => void): void {
  const now = useRef(close);
  useEffect(() => {
    now.current = close;
  });
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    const press = (event: PointerEvent) => {
      if (event.target instanceof Node && !place.current?.contains(event.target)) {
        now.current();
      }
    };
    addEventListener('pointerdown', press, true);
    return () => removeEventListener('pointerdown', press, true);
  }, [place, open]);
}

/** An article as a text and as a card, in the language that the customer reads; null: it cannot be had just now. */
async function saidBy(
  queries: QueryClient, choice: Choice, language: string | null | undefined,
): Promise<{ readonly text: string; readonly card: Card } | null> {
  const article = await queries.fetchQuery(articleQuery(choice.id)).catch(() => null);
  const best = article === null ? undefined : translationFor(article, language ?? choice.language);
  if (best === undefined) {
    return null;
  }
  const text = plainText(best.html);
  const excerpt = choice.excerpt || text.replaceAll(/\s+/g, ' ').slice(0, limits.excerptLength);
  return { text, card: { kind: 'article', id: choice.id, language: best.row.language, title: best.row.title, excerpt } };
}
