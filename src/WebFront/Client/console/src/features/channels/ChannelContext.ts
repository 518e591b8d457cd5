import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { change, type Draft } from './drafts';
import { read, type Path } from './paths';
import { anyIn, problemAt } from './problems';
import { useRuleWords } from '../../lib/ruleWords';

interface Channel {
  readonly id: string;
  readonly draft: Draft;
}

export const ChannelContext = createContext<Channel | null>(null);

export function useChannel(): Channel {
  const channel = useContext(ChannelContext);
  if (channel === null) {
    throw new Error('Outside a channel');
  }
  return channel;
}

/** One setting as a form field: its words, its value, and what is wrong with it. */
export function useSetting<T>(path: Path) {
  const { id, draft } = useChannel();
  const { t, i18n } = useTranslation();
  const words = useRuleWords();
  const problem = problemAt(draft.problems, path);
  const hint = `channel.hint.${path}`;
  return {
    value: read(draft.now, path) as T,
    set: (value: T) => change(id, path, value),
    label: t(`channel.field.${path}` as 'channel.field.name'),
    description: i18n.exists(hint) ? t(hint as 'channel.hint.header') : undefined,
    error: problem === undefined ? undefined : words(problem),
  };
}

/** Whether parts of the settings that are switched off have to be seen all the same: something in them is wrong. */
export function useWrong(...parts: Path[]): boolean {
  const { draft } = useChannel();
  return parts.some((part) => anyIn(draft.problems, part));
}
