import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { change, type Draft } from './drafts';
import { read, type Path } from './paths';
import { useRuleWords } from './ruleWords';

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
  const problem = draft.problems[path] ?? Object.entries(draft.problems).find(([wrong]) => wrong.startsWith(`${path}[`))?.[1];
  const hint = `channel.hint.${path}`;
  return {
    value: read(draft.now, path) as T,
    set: (value: T) => change(id, path, value),
    label: t(`channel.field.${path}` as 'channel.field.name'),
    description: i18n.exists(hint) ? t(hint as 'channel.hint.header') : undefined,
    error: problem === undefined ? undefined : words(problem),
  };
}
