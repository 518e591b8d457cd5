import { Button, NativeSelect, Paper, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { AuditActor } from '@orleans-chat/shared';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf, valueOf } from '../../lib/queries';
import { toastRefusal } from '../../ui/toasts';
import { AuditEntry } from './AuditEntry';
import { auditApi, isImpossible, LAST_DAY, type AuditSearch } from './api';
import { auditMeanings, searchedText } from './auditMeanings';
import styles from './Audit.module.css';

const KINDS = ['person', 'channel', 'mail', 'system'] as const;
const NOBODY: readonly AuditActor[] = [];
const PATIENCE_MS = 300;

/** Who changed what, newest first. */
export function Audit() {
  const { t } = useTranslation();
  const [search, setSearch] = useState<AuditSearch>({ text: '', actor: '', kind: '', from: '', until: '' });
  const [asked] = useDebouncedValue(search, PATIENCE_MS);
  const { data: actors = NOBODY } = useQuery({ queryKey: ['audit', 'actors'], queryFn: () => valueOf(auditApi.actors()) });
  const { data, error, errorUpdatedAt, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam }) => valueOf(auditApi.search({ ...asked, text: searchedText(asked.text) }, auditMeanings(asked.text), pageParam)),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next ?? null,
  });
  // What was found before stays until something else is found.
  const [found, setFound] = useState<typeof data>(undefined);
  if (data !== undefined && data !== found) {
    setFound(data);
  }
  const entries = (data ?? found)?.pages.flatMap((page) => page.entries) ?? [];
  useEffect(() => void toastRefusal(refusalOf(error)), [error, errorUpdatedAt]);
  const field = (name: keyof AuditSearch) => ({
    value: search[name], onChange: (event: { currentTarget: { value: string } }) => setSearch({ ...search, [name]: event.currentTarget.value }),
  });
  const day = (name: 'from' | 'until') => ({ ...field(name), max: LAST_DAY, error: isImpossible(search[name]) && t('audit.noDate') });
  return (
    <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby="audit">
      <Title order={2} fz={18} mb="md" id="audit">{t('settings.audit')}</Title>
      <div className={styles['audit-search']} role="search">
        <TextInput label={t('audit.text')} leftSection={<IconSearch size={16} aria-hidden />} maxLength={200} aria-describedby="audit-hint" {...field('text')} />
        <NativeSelect
          label={t('audit.actor')} {...field('actor')}
          data={[{ value: '', label: t('audit.anybody') }, ...actors.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <NativeSelect
          label={t('audit.about')} {...field('kind')}
          data={[{ value: '', label: t('audit.anything') }, ...KINDS.map((kind) => ({ value: kind, label: t(`audit.group.${kind}`) }))]}
        />
        <TextInput type="date" label={t('audit.from')} {...day('from')} />
        <TextInput type="date" label={t('audit.until')} {...day('until')} />
      </div>
      <Text fz="sm" c="dimmed" id="audit-hint" mb="sm">{t('audit.hint')}</Text>
      <ol className={styles['audit-list']} aria-live="polite">{entries.map((entry) => <AuditEntry key={entry.id} entry={entry} />)}</ol>
      {entries.length === 0 && <Text c="dimmed">{t('audit.none')}</Text>}
      {hasNextPage && <Button variant="default" onClick={() => void fetchNextPage()}>{t('audit.more')}</Button>}
    </Paper>
  );
}
