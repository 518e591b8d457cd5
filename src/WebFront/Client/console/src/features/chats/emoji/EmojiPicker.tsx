import { Text, TextInput, UnstyledButton } from '@mantine/core';
import { emojis as common } from '@orleans-chat/shared/emojis';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { language } from '../../../lib/i18n';
import { emojisIn, search, type Emoji, type EmojiGroup } from './emojis';
import { keepUsed, used } from './used';
import styles from './EmojiPicker.module.css';

const COLUMNS = 8;
const MOST_FOUND = 96;
const MOVES: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS };

/** Those used lately, then all of them in groups; writing looks for one, arrows go through them. */
export default function EmojiPicker({ onPick }: { onPick: (symbol: string) => void }) {
  const { t } = useTranslation();
  const [groups, setGroups] = useState<readonly EmojiGroup[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [text, setText] = useState('');
  const [group, setGroup] = useState('used');
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let here = true;
    emojisIn(language()).then((all) => here && setGroups(all), () => here && setFailed(true));
    return () => {
      here = false;
    };
  }, []);
  const shown = useMemo(() => shownOf(groups ?? [], group, text), [groups, group, text]);
  const pick = (symbol: string) => {
    keepUsed(symbol);
    onPick(symbol);
  };
  const intoGrid = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      grid.current?.querySelector('button')?.focus();
    } else if (event.key === 'Enter' && text !== '' && shown[0] !== undefined) {
      event.preventDefault();
      pick(shown[0].symbol);
    }
  };
  return (
    <>
      <TextInput
        size="sm" aria-label={t('emoji.search')} placeholder={t('emoji.search')} value={text} data-autofocus autoComplete="off"
        onChange={(event) => setText(event.currentTarget.value)} onKeyDown={intoGrid}
      />
      {text === '' && groups !== null && <Groups groups={groups} chosen={group} choose={setGroup} />}
      <div
        className={styles['emoji-grid']} ref={grid} role="group" aria-label={t('emoji.list')}
        onKeyDown={(event) => move(event, grid.current!)}
      >
        {shown.map(({ symbol, label }) => (
          <button key={symbol} type="button" aria-label={label || undefined} title={label || undefined} onClick={() => pick(symbol)}>
            {symbol}
          </button>
        ))}
      </div>
      {text !== '' && shown.length === 0 && <Text c="dimmed" fz="sm" role="status">{t('emoji.none')}</Text>}
      {failed && <Text c="dimmed" fz="xs" role="status">{t('emoji.failed')}</Text>}
    </>
  );
}

function Groups({ groups, chosen, choose }: { groups: readonly EmojiGroup[]; chosen: string; choose: (group: string) => void }) {
  const { t } = useTranslation();
  const all = [{ key: 'used', label: t('emoji.used'), symbol: '🕘' }, ...groups.map(({ key, label, emojis }) => ({
    key, label, symbol: emojis[0]?.symbol ?? '',
  }))];
  return (
    <div className={styles['emoji-groups']} role="toolbar" aria-label={t('emoji.groups')}>
      {all.map(({ key, label, symbol }) => (
        <UnstyledButton key={key} aria-pressed={key === chosen} aria-label={label} title={label} onClick={() => choose(key)}>
          {symbol}
        </UnstyledButton>
      ))}
    </div>
  );
}

function shownOf(groups: readonly EmojiGroup[], group: string, text: string): readonly Emoji[] {
  if (text.trim() !== '') {
    return search(groups, text, MOST_FOUND);
  }
  const all = groups.flatMap(({ emojis }) => emojis);
  return group === 'used'
    ? [...new Set([...used(), ...common])].map((symbol) => all.find((emoji) => emoji.symbol === symbol) ?? { symbol, label: '', words: '' })
    : (groups.find(({ key }) => key === group)?.emojis ?? []);
}

/** One step along, or one row up or down. */
function move(event: KeyboardEvent, grid: HTMLElement): void {
  const step = MOVES[event.key];
  if (step !== undefined) {
    const buttons = [...grid.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    event.preventDefault();
    buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
  }
}
