import { Button, Paper, Text, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isMissing, refusalOf, valueOf } from '../../lib/queries';
import { fieldIn } from '../../lib/useFieldProblem';
import { NotLoaded } from '../../ui/NotLoaded';
import { toastRefusal } from '../../ui/toasts';
import { AuditEntry } from './AuditEntry';
import { AuditFilters } from './AuditFilters';
import { auditApi } from './api';
import { EVERYTHING, parametersOf } from './filter';
import { useAuditFilter } from './useAuditFilter';
import styles from './Audit.module.css';

/** Who changed what, newest first. */
export function Audit() {
  const { t } = useTranslation();
  const { asked, shown, setShown } = useAuditFilter();
  const query = useInfiniteQuery({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam }) => valueOf(auditApi.search(asked, pageParam)),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next ?? null,
  });
  const { data, error, errorUpdatedAt, hasNextPage, fetchNextPage, refetch } = query;
  const refusal = refusalOf(error);
  // What was found last stays until something else is found, also while what is asked is refused.
  const [found, setFound] = useState(data);
  if (data !== undefined && data !== found) {
    setFound(data);
  }
  const entries = found?.pages.flatMap((page) => page.entries);
  useEffect(() => void (fieldIn(refusal) === undefined && toastRefusal(refusal)), [refusal, errorUpdatedAt]);
  const find = useRef<HTMLInputElement>(null);
  const all = () => {
    setShown(EVERYTHING);
    find.current?.focus(); // The button goes.
  };
  return (
    <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby="audit">
      <Title order={2} fz={18} mb="md" id="audit">{t('settings.audit')}</Title>
      <AuditFilters shown={shown} setShown={setShown} refusal={refusal} find={find} />
      <Text fz="sm" c="dimmed" id="audit-hint" mb="sm">{t('audit.hint')}</Text>
      {parametersOf(asked) !== '' && (
        <Button variant="subtle" size="compact-sm" mb="sm" onClick={all}>{t('audit.everything')}</Button>
      )}
      {isMissing(query) && fieldIn(refusal) === undefined && <NotLoaded again={refetch} />}
      <ol className={styles['audit-list']} aria-live="polite">{entries?.map((entry) => <AuditEntry key={entry.id} entry={entry} />)}</ol>
      <Text c="dimmed" role="status">{error === null && entries?.length === 0 && t('audit.none')}</Text>
      {hasNextPage && <Button variant="default" onClick={() => void fetchNextPage()}>{t('audit.more')}</Button>}
    </Paper>
  );
}
