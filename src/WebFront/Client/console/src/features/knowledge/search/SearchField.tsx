import { CloseButton, TextInput } from '@mantine/core';
import { limits } from '@orleans-chat/shared';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { folderPath, searchPath } from '../place';

const PATIENCE_MS = 250;

interface Props {
  /** What stands in the address. */
  asked: string;
  /** Shown again where nothing is looked for any more. */
  folder: string | null;
}

/** What is written goes to the address when nothing was written for a moment: back from an article leads to what was found. */
export function SearchField({ asked, folder }: Props) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [text, setText] = useState(asked);
  const [known, setKnown] = useState(asked);
  const [from, setFrom] = useState(folder);
  if (folder !== null && folder !== from) {
    setFrom(folder);
  }
  if (known !== asked) {
    setKnown(asked);
    if (text.trim() !== asked) {
      setText(asked); // Not what was written here: a blank at its end may be the beginning of the next word.
    }
  }
  useEffect(() => {
    if (text.trim() === asked) {
      return undefined;
    }
    const before = text.trim() === '' && from !== null ? folderPath(from) : searchPath(text.trim());
    const timer = setTimeout(() => go(before, { replace: asked !== '' }), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [go, text, asked, from]);
  return (
    <TextInput
      type="search" aria-label={t('knowledge.search')} placeholder={t('knowledge.search')} maxLength={limits.searchTextLength}
      leftSection={<IconSearch size={16} aria-hidden />} value={text} onChange={(event) => setText(event.currentTarget.value)}
      rightSection={text !== '' && <CloseButton size="sm" aria-label={t('knowledge.search.clear')} onClick={() => setText('')} />}
    />
  );
}
