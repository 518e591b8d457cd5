import { Button, Text, Textarea } from '@mantine/core';
import { isBlank, isComposing, limits, meansSend, type SessionRow } from '@orleans-chat/shared';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../../lib/i18n';
import { useAgent } from '../../agent';
import { writing } from '../drafts';
import { takesFocus, useView } from '../view';
import { takeWanted } from './asked';
import { asked, fitting } from './mentions';
import { MentionList } from './MentionList';
import { useModes, type Mode } from './modes';
import { keepNote, keepPicked, useNoteText, type NoteMode } from './noteDrafts';
import { useColleagues } from './useColleagues';
import { useSaving } from './useSaving';
import styles from './NoteComposer.module.css';

const LISTED = 8;

/** Writes to colleagues: never by the way of a message, and nothing of it goes to the customer, not even that somebody types. */
export function NoteComposer({ row, name, mode }: { row: SessionRow; name: string; mode: NoteMode }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const area = useRef<HTMLTextAreaElement>(null);
  const text = useNoteText(row.id, mode);
  const { save, busy, refusal } = useSaving(row.id, mode);
  const picking = usePicking(mode, text);
  const wanted = useModes((modes) => modes.wanted);
  const write = useView((view) => view.write);
  useEffect(() => {
    // Who only looks at one chat after the other keeps the focus where it is.
    const asksHere = takeWanted(row.id);
    if (takesFocus(write) || asksHere) {
      area.current?.focus({ preventScroll: true });
    }
  }, [row.id, wanted, write]);
  const over = text.trim().length - limits.agentMessageLength;
  const ready = !isBlank(text) && over <= 0 && !busy;
  const pick = (index: number) => {
    const { from, people } = picking.open!;
    const { id, name: picked } = people[index]!;
    const before = `${text.slice(0, from)}@${picked} `;
    keepNote(row.id, mode, before + text.slice(picking.caret));
    keepPicked(row.id, mode, picked, id);
    picking.moved(before.length);
    requestAnimationFrame(() => area.current?.setSelectionRange(before.length, before.length));
    area.current?.focus();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || picking.keyDown(event, pick)) {
      return;
    }
    if (meansSend(event.nativeEvent)) {
      event.preventDefault();
      if (ready) {
        void save();
      }
    } else if (event.key === 'Escape') {
      area.current?.closest('section')?.querySelector<HTMLElement>('[role="log"]')?.focus();
    }
  };
  return (
    <form className={styles['note-form']} onSubmit={(event) => { event.preventDefault(); void (ready && save()); }}>
      <div className={styles['note-field']}>
        {picking.open && <MentionList {...picking.open} onPick={pick} />}
        <Textarea
          ref={area} aria-label={t(`notes.label.${mode}`, { name })} placeholder={t(`notes.place.${mode}`)} autosize minRows={2} maxRows={8}
          data-composer value={text} classNames={{ input: styles['note-input'] }} aria-keyshortcuts="Alt+N"
          error={over > 0 && t('composer.tooLong', { count: over })} aria-autocomplete={mode === 'note' ? 'list' : undefined}
          aria-controls={picking.open ? 'mentions' : undefined}
          aria-activedescendant={picking.open ? `mention-${picking.open.active}` : undefined}
          onChange={({ currentTarget }) => { keepNote(row.id, mode, currentTarget.value); picking.moved(currentTarget.selectionStart); }}
          onSelect={({ currentTarget }) => picking.moved(currentTarget.selectionStart)} onKeyDown={keyDown}
          {...(mode === 'note' && writing(row.id, 'note'))}
        />
        {refusal && <Text c="red" fz={13} role="alert">{refusalText(refusal)}</Text>}
      </div>
      <Button type="submit" color="yellow.9" loading={busy} disabled={!ready}>{t(`notes.save.${mode}`)}</Button>
    </form>
  );
}

/** Whom the words after an @ may mean. */
function usePicking(mode: Mode, text: string) {
  const me = useAgent((state) => state.me?.id);
  const colleagues = useColleagues();
  const [caret, moved] = useState(text.length);
  const [active, setActive] = useState(0);
  const [closedAt, setClosedAt] = useState(-1);
  const found = mode === 'note' ? asked(text, caret) : null;
  const people = found === null || found.from === closedAt ? [] : fitting(colleagues, found.words, me).slice(0, LISTED);
  const open = found !== null && people.length > 0 ? { from: found.from, people, active: Math.min(active, people.length - 1) } : null;
  const keyDown = (event: KeyboardEvent, pick: (index: number) => void): boolean => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (open === null || event.altKey || (step === undefined && !['Enter', 'Tab', 'Escape'].includes(event.key))) {
      return false;
    }
    event.preventDefault();
    if (step !== undefined) {
      setActive((open.active + step + open.people.length) % open.people.length);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setClosedAt(open.from);
    } else {
      pick(open.active);
      setActive(0);
    }
    return true;
  };
  return { open, caret, moved, keyDown };
}
