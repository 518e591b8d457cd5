import { TextInput } from '@mantine/core';
import { useEffect, useLayoutEffect, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing, type ReplyUseView } from '@orleans-chat/shared';
import type { Choice } from './choices';
import type { Values } from './fill';
import { InsertMenu } from './InsertMenu';
import { useArticles } from './useArticles';
import type { LibraryState } from './useChoices';
import { useMenu, useMenuPlace } from './useMenu';
import styles from './InsertPanel.module.css';

interface Props {
  readonly choices: readonly Choice[];
  readonly uses: readonly ReplyUseView[];
  /** Of what the agent has to insert. */
  readonly state: LibraryState;
  /** What is written after the slash; null: it has a field of its own. */
  readonly words: string | null;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** What keys in the composer's field do while the menu is there. */
  readonly keys: RefObject<((event: KeyboardEvent) => boolean) | null>;
  readonly valuesAt: (now: Date) => Values;
  readonly language: string | null | undefined;
  readonly onPick: (choice: Choice, asLink: boolean) => void;
  readonly onFavourite: (choice: Choice) => void;
  readonly onClose: () => void;
  readonly onEditReplies: () => void;
}

/** The menu over the composer. Where a slash opened it and nothing fits the words, it was no question for it, and it is not there. */
export function InsertPanel(
  { choices, uses, state, words, field, keys, valuesAt, language, onPick, onFavourite, onClose, onEditReplies }: Props,
) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [now] = useState(() => new Date());
  const query = words ?? search;
  const place = useMenuPlace();
  const articles = useArticles({ query, folder: place.tab === 'article' && place.folder !== '' ? place.folder : null, language, uses });
  const menu = useMenu({
    place, choices: [...choices, ...articles.choices], found: articles.found, knownFolders: articles.folders, query, onPick, onFavourite,
    onClose,
  });
  const fits = menu.lines.length > 0;
  const [fitted, setFitted] = useState(false);
  if (!articles.looking && fitted !== fits) {
    setFitted(fits); // While it is looked for the next letter's articles, the menu stays.
  }
  const shown = words === null || fits || (articles.looking && fitted) || menu.tab !== 'all' || menu.folder !== '';
  const { keyDown, active, lines } = menu;
  useLayoutEffect(() => {
    keys.current = shown && words !== null ? keyDown : null;
    return () => {
      keys.current = null;
    };
  });
  useFieldOf(field, shown && words !== null, lines.length > 0 ? `insert-${active}` : null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault(); // With Shift, too, it would send the composer's form.
    }
    if (!isComposing(event.nativeEvent)) {
      keyDown(event);
    }
  };
  return shown && (
    <div className={styles['insert-panel']} role="dialog" aria-label={t('insert.title')} data-own={words === null}>
      {words === null && (
        <TextInput
          className={styles['insert-search']} size="sm" value={search} autoFocus autoComplete="off" role="combobox"
          aria-label={t('insert.search')} placeholder={t('insert.search')} aria-controls="insert-list" aria-expanded
          aria-activedescendant={lines.length > 0 ? `insert-${active}` : undefined}
          onChange={(event) => setSearch(event.currentTarget.value)} onKeyDown={onKeyDown}
        />
      )}
      <InsertMenu
        menu={menu} query={query} state={articles.looking ? 'looking' : state}
        values={valuesAt(now)} language={language} onFavourite={onFavourite} onPick={onPick}
        onEditReplies={onEditReplies}
      />
    </div>
  );
}

/** Readers of the screen hear in the composer's field what is chosen in the menu. */
function useFieldOf(field: RefObject<HTMLTextAreaElement | null>, open: boolean, active: string | null): void {
  useEffect(() => {
    const area = field.current;
    if (area === null || !open) {
      return undefined;
    }
    const set = (name: string, value: string | null) => (value === null ? area.removeAttribute(name) : area.setAttribute(name, value));
    set('aria-controls', 'insert-list');
    set('aria-activedescendant', active);
    return () => ['aria-controls', 'aria-activedescendant'].forEach((name) => area.removeAttribute(name));
  }, [field, open, active]);
}
