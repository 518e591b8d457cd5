import { Button, NativeSelect, TextInput } from '@mantine/core';
import { limits, type RefusalView, type SearchState } from '@orleans-chat/shared';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShallow } from 'zustand/react/shallow';
import { useRefusalText } from '../../lib/i18n';
import { valueOf } from '../../lib/queries';
import { fieldIn, useFieldProblem } from '../../lib/useFieldProblem';
import { useAgent } from '../agent';
import { useTags } from '../tags';
import { historyApi, LAST_DAY } from './api';
import { parametersOf, type HistoryPlace } from './place';
import styles from './HistoryFilters.module.css';

const STATES: readonly SearchState[] = ['waiting', 'ongoing', 'ended', 'left', 'request', 'starting'];

const STARS = ['5', '4', '3', '2', '1'] as const;

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Ids that nobody knows are shown too: a field that shows something else than is asked would mislead. */
const withChosen = (options: readonly Option[], value: string): Option[] =>
  (value === '' || options.some((option) => option.value === value) ? [...options] : [...options, { value, label: value }]);

interface Props {
  readonly shown: HistoryPlace;
  readonly setShown: (place: HistoryPlace) => void;
  readonly refusal: RefusalView | null;
}

/** What is looked for: words always, the rest when it is wanted, or in the address. */
export function HistoryFilters({ shown, setShown, refusal }: Props) {
  const { t } = useTranslation();
  const problem = useFieldProblem()(refusal);
  const refusalText = useRefusalText();
  const { text: _text, open: _open, at: _at, ...others } = shown;
  const [wanted, setWanted] = useState(false);
  const unfolded = wanted || parametersOf(others) !== '';
  const field = (name: keyof HistoryPlace) => ({
    value: shown[name],
    onChange: (event: { currentTarget: { value: string } }) => setShown({ ...shown, [name]: event.currentTarget.value }),
    error: fieldIn(refusal) === name && problem,
  });
  const wordless = refusal?.code === 'search.withoutWords' ? refusalText(refusal) : false;
  return (
    <div className={styles['history-filters']} role="search">
      <div className={styles['history-words']}>
        <TextInput
          label={t('history.text')} leftSection={<IconSearch size={16} aria-hidden />} maxLength={limits.searchTextLength}
          description={t('history.hint')} inputWrapperOrder={['label', 'input', 'description', 'error']} data-autofocus
          {...field('text')} error={wordless || field('text').error}
        />
        <Button variant="default" aria-expanded={unfolded} disabled={parametersOf(others) !== ''} onClick={() => setWanted(!wanted)}>
          {t('history.filters')}
        </Button>
      </div>
      {unfolded && <MoreFilters field={field} shown={shown} />}
    </div>
  );
}

interface MoreProps {
  readonly shown: HistoryPlace;
  readonly field: (name: keyof HistoryPlace) => object;
}

function MoreFilters({ field, shown }: MoreProps) {
  const { t } = useTranslation();
  const channels = useAgent(useShallow((state) => state.me?.channels ?? []));
  const { data: agents = [] } = useQuery({ queryKey: ['history', 'agents'], queryFn: () => valueOf(historyApi.agents()) });
  const tags = useTags();
  const any = { value: '', label: t('history.any') };
  const named = (all: readonly { readonly id: string; readonly name: string }[], value: string) =>
    withChosen([any, ...all.map(({ id, name }) => ({ value: id, label: name }))], value);
  return (
    <div className={styles['history-more']}>
      <TextInput label={t('history.customer')} maxLength={limits.searchTextLength} {...field('customer')} />
      <NativeSelect label={t('history.channel')} data={named(channels, shown.channel)} {...field('channel')} />
      <NativeSelect label={t('history.agent')} data={named(agents, shown.agent)} {...field('agent')} />
      {(tags.length > 0 || shown.tag !== '') && (
        <NativeSelect label={t('history.tag')} data={named(tags, shown.tag)} {...field('tag')} />
      )}
      <NativeSelect
        label={t('history.state')} {...field('state')}
        data={withChosen([any, ...STATES.map((state) => ({ value: state, label: t(`history.state.${state}`) }))], shown.state)}
      />
      <NativeSelect
        label={t('history.rating')} {...field('rating')}
        data={withChosen([any, ...STARS.map((stars) => ({ value: stars, label: '★'.repeat(Number(stars)) }))], shown.rating)}
      />
      <TextInput type="date" label={t('history.from')} max={LAST_DAY} {...field('from')} />
      <TextInput type="date" label={t('history.until')} max={LAST_DAY} {...field('until')} />
    </div>
  );
}
