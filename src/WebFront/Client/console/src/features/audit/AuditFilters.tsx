import { NativeSelect, TextInput } from '@mantine/core';
import { limits, type AuditActor, type AuditGroup, type AuditSubject, type RefusalView } from '@orleans-chat/shared';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../lib/queries';
import { fieldIn, useFieldProblem } from '../../lib/useFieldProblem';
import { auditApi, isImpossible, LAST_DAY } from './api';
import type { AuditFilter } from './filter';
import { useAuditWords } from './auditWords';
import styles from './AuditFilters.module.css';

const NOBODY: readonly AuditActor[] = [];
const NOTHING: readonly AuditSubject[] = [];
const SUBJECTS = ['person', 'channel'] as const;

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Ids that nobody knows are shown too: a field that shows something else than is asked would mislead. */
const withChosen = (options: readonly Option[], value: string): Option[] =>
  (value === '' || options.some((option) => option.value === value) ? [...options] : [...options, { value, label: value }]);

const optionOf = ({ id, name }: AuditActor): Option => ({ value: id, label: name });

interface Props {
  readonly shown: AuditFilter;
  readonly setShown: (filter: AuditFilter) => void;
  /** Why nothing was found for what was asked. */
  readonly refusal: RefusalView | null;
  /** The field of the words to find. */
  readonly find: Ref<HTMLInputElement>;
}

/** By whom, about whom, what kind of change, when, and words. */
export function AuditFilters({ shown, setShown, refusal, find }: Props) {
  const { t } = useTranslation();
  const { kindGroups } = useAuditWords();
  const problem = useFieldProblem()(refusal);
  const { data: actors = NOBODY } = useQuery({ queryKey: ['audit', 'actors'], queryFn: () => valueOf(auditApi.actors()) });
  const { data: subjects = NOTHING } = useQuery({ queryKey: ['audit', 'subjects'], queryFn: () => valueOf(auditApi.subjects()) });
  const field = (name: keyof AuditFilter) => ({
    value: shown[name],
    onChange: (event: { currentTarget: { value: string } }) => setShown({ ...shown, [name]: event.currentTarget.value }),
    error: fieldIn(refusal) === name && problem,
  });
  const day = (name: 'from' | 'until') => ({
    ...field(name), max: LAST_DAY, ...(isImpossible(shown[name]) && { error: t('audit.noDate') }),
  });
  const anybody = [{ value: '', label: t('audit.anybody') }, { value: 'program', label: t('audit.program') }, ...actors.map(optionOf)];
  const ofGroup = (group: AuditGroup) => subjects.filter((subject) => subject.group === group).map(optionOf);
  return (
    <div className={styles['audit-search']} role="search">
      <TextInput
        label={t('audit.text')} leftSection={<IconSearch size={16} aria-hidden />} maxLength={limits.auditTextLength}
        aria-describedby="audit-hint" ref={find} {...field('text')}
      />
      <NativeSelect label={t('audit.actor')} {...field('actor')} data={withChosen(anybody, shown.actor)} />
      <NativeSelect
        label={t('audit.about')} {...field('subject')}
        data={[
          ...withChosen([{ value: '', label: t('audit.anything') }], subjects.some(({ id }) => id === shown.subject) ? '' : shown.subject),
          ...SUBJECTS.map((group) => ({ group: t(`audit.group.${group}`), items: ofGroup(group) })),
        ]}
      />
      <NativeSelect label={t('audit.change')} {...field('kind')} data={[{ value: '', label: t('audit.anything') }, ...kindGroups()]} />
      <TextInput type="date" label={t('audit.from')} {...day('from')} />
      <TextInput type="date" label={t('audit.until')} {...day('until')} />
    </div>
  );
}
