import { Button, NativeSelect, Paper, Text, TextInput, Title } from '@mantine/core';
import type { AuditActor, AuditEntryView } from '@orleans-chat/shared';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayRefused } from '../../ui/toasts';
import { AuditEntry } from './AuditEntry';
import { auditApi, type AuditSearch } from './api';
import { auditMeanings, searchedText } from './auditMeanings';

const KINDS = ['person', 'channel', 'mail', 'system'] as const;
const PATIENCE_MS = 300;

/** Who changed what, newest first. */
export function Audit() {
  const { t } = useTranslation();
  const [search, setSearch] = useState<AuditSearch>({ text: '', actor: '', kind: '', from: '', until: '' });
  const [actors, setActors] = useState<readonly AuditActor[]>([]);
  const [entries, setEntries] = useState<readonly AuditEntryView[]>([]);
  const [next, setNext] = useState<number | null>(null);
  const wanted = useRef(search);
  useEffect(() => {
    void auditApi.actors().then(({ ok }) => setActors(ok ?? []));
  }, []);
  useEffect(() => {
    wanted.current = search;
    const timer = setTimeout(() => void load(search, null), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [search]);
  /** An answer that comes after the next question is not shown. */
  async function load(what: AuditSearch, before: number | null) {
    const { ok, refused } = await auditApi.search({ ...what, text: searchedText(what.text) }, auditMeanings(what.text), before);
    if (wanted.current !== what || sayRefused(refused) || ok === null) {
      return;
    }
    setEntries((shown) => (before === null ? ok.entries : [...shown, ...ok.entries]));
    setNext(ok.next ?? null);
  }
  const field = (name: keyof AuditSearch) => ({
    value: search[name], onChange: (event: { currentTarget: { value: string } }) => setSearch({ ...search, [name]: event.currentTarget.value }),
  });
  return (
    <Paper component="section" withBorder radius="lg" p="lg" aria-labelledby="audit">
      <Title order={2} fz={18} mb="md" id="audit">{t('settings.audit')}</Title>
      <div className="audit-search" role="search">
        <TextInput label={t('audit.text')} leftSection={<IconSearch size={16} aria-hidden />} maxLength={200} aria-describedby="audit-hint" {...field('text')} />
        <NativeSelect
          label={t('audit.actor')} {...field('actor')}
          data={[{ value: '', label: t('audit.anybody') }, ...actors.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <NativeSelect
          label={t('audit.about')} {...field('kind')}
          data={[{ value: '', label: t('audit.anything') }, ...KINDS.map((kind) => ({ value: kind, label: t(`audit.group.${kind}`) }))]}
        />
        <TextInput type="date" label={t('audit.from')} {...field('from')} />
        <TextInput type="date" label={t('audit.until')} {...field('until')} />
      </div>
      <Text fz="sm" c="dimmed" id="audit-hint" mb="sm">{t('audit.hint')}</Text>
      <ol className="audit-list" aria-live="polite">{entries.map((entry) => <AuditEntry key={entry.id} entry={entry} />)}</ol>
      {entries.length === 0 && <Text c="dimmed">{t('audit.none')}</Text>}
      {next !== null && <Button variant="default" onClick={() => void load(search, next)}>{t('audit.more')}</Button>}
    </Paper>
  );
}
