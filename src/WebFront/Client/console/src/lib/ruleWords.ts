import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { weekdayWord } from './weekdays';

/** Words for a broken rule as the server names it: `required`, `length:60`, `range:10-24`, `overlapNext:monday-tuesday`. */
export function useRuleWords(): (rule: string) => string {
  const { t, i18n } = useTranslation();
  return useCallback((rule) => {
    const [name = '', limits = ''] = split(rule);
    const key = name === 'range' && limits.includes(':') ? 'channel.rule.span' : `channel.rule.${name}`;
    const [from, to] = limits.split('-').map((limit) => weekdayWord(limit, i18n.language));
    return i18n.exists(key)
      ? t(key as 'channel.rule.range', { from: from ?? '', to: to ?? '', limit: weekdayWord(limits, i18n.language) })
      : t('channel.rule.other');
  }, [t, i18n]);
}

function split(rule: string): string[] {
  const at = rule.indexOf(':');
  return at < 0 ? [rule] : [rule.slice(0, at), rule.slice(at + 1)];
}
