import { ActionIcon, Autocomplete, Button, Group, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { isBlank, limits, type RefusalView, type TemplateText, type TemplateView } from '@orleans-chat/shared';
import { useQueryClient } from '@tanstack/react-query';
import { IconTrash } from '@tabler/icons-react';
import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { language as spoken, useRefusalText } from '../../lib/i18n';
import { variables, type Variable } from '../../lib/variables';
import { languageName } from '../../lib/words';
import { Refused } from '../../ui/Refused';
import { repliesApi } from './api';
import { Slips } from './Slips';
import { byPlace } from './templates';
import { Theirs } from './Theirs';
import { freshLibrary, REPLIES, withLibrary } from './useReplies';

/** Those that visitors' widgets speak. */
const LANGUAGES = limits.widgetLanguages;

interface Props {
  /** Null: a new one. */
  readonly template: TemplateView | null;
  readonly folders: readonly string[];
  readonly onDone: () => void;
}

/** A new template, or one that is changed. */
export function TemplateForm({ template, folders, onDone }: Props) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [name, setName] = useState(template?.name ?? '');
  const [folder, setFolder] = useState(template?.folder ?? '');
  const [texts, setTexts] = useState<readonly TemplateText[]>(template?.texts ?? [{ language: spoken(), text: '' }]);
  const [refusal, setRefusal] = useState<RefusalView | null>(null);
  const [theirs, setTheirs] = useState<TemplateView | null>(null);
  const [busy, setBusy] = useState(false);
  const others = LANGUAGES.filter((each) => !texts.some(({ language }) => language === each));
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const said = { name, folder: folder.trim(), texts: [...texts] };
    const { ok, refused } = await (template === null
      ? repliesApi.addTemplate(said) : repliesApi.changeTemplate(template.id, { ...said, version: (theirs ?? template).version }));
    setBusy(false);
    setRefusal(refused);
    if (ok !== null) {
      withLibrary(queries, (now) => ({ ...now, templates: [...now.templates.filter(({ id }) => id !== ok.id), ok].sort(byPlace) }));
      onDone();
    } else if (refused?.code === 'reply.changedMeanwhile') {
      setTheirs((await freshLibrary(queries))?.templates.find(({ id }) => id === template?.id) ?? null);
    } else if (refused?.code === 'reply.notFound') {
      void queries.invalidateQueries({ queryKey: REPLIES });
    }
  };
  const write = (at: number, text: string) => setTexts(texts.map((each, index) => (index === at ? { ...each, text } : each)));
  return (
    <form onSubmit={(event) => void save(event)}>
      <Stack>
        <TextInput
          label={t('templates.name')} value={name} maxLength={limits.templateNameLength} data-autofocus required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Autocomplete
          label={t('templates.folder')} description={t('templates.folderHint')} value={folder} maxLength={limits.folderLength}
          data={[...folders]} onChange={setFolder}
        />
        {texts.map(({ language, text }, at) => (
          <TextOf
            key={language} language={language} text={text} onChange={(value) => write(at, value)}
            onRemove={texts.length > 1 ? () => setTexts(texts.filter((each) => each.language !== language)) : null}
          />
        ))}
        {texts.length > 1 && <Text fz={13} c="dimmed">{t('templates.firstLanguage')}</Text>}
        {others.length > 0 && texts.length < limits.mostTemplateLanguages && (
          <Select
            aria-label={t('templates.addLanguage')} placeholder={t('templates.addLanguage')} value={null}
            data={others.map((value) => ({ value, label: languageName(value) }))}
            onChange={(value) => value !== null && setTexts([...texts, { language: value, text: '' }])}
          />
        )}
        <Refused problem={refusal && refusalText(refusal)} />
        {theirs !== null && (
          <Theirs lines={[theirs.folder, theirs.name, ...theirs.texts.map(({ language, text }) => `${languageName(language)}: ${text}`)]} />
        )}
        <Button type="submit" loading={busy} disabled={isBlank(name) || texts.some(({ text }) => isBlank(text))}>
          {t(theirs === null ? 'replies.save' : 'replies.saveOver')}
        </Button>
      </Stack>
    </form>
  );
}

interface TextProps {
  readonly language: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Null: it is the only one. */
  readonly onRemove: (() => void) | null;
}

function TextOf({ language, text, onChange, onRemove }: TextProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (variable: Variable) => {
    const { selectionStart: from, selectionEnd: to } = area.current!;
    const said = `{${variable}}`;
    onChange(text.slice(0, from) + said + text.slice(to));
    requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(from + said.length, from + said.length);
    });
  };
  return (
    <div>
      <Group align="flex-start" gap="xs" wrap="nowrap">
        <Textarea
          flex={1} ref={area} label={t('templates.text', { language: languageName(language) })} value={text} autosize minRows={3}
          maxRows={12} maxLength={limits.agentMessageLength} required onChange={(event) => onChange(event.currentTarget.value)}
        />
        {onRemove && (
          <ActionIcon
            variant="subtle" color="red" size={36} mt={24} aria-label={t('templates.removeLanguage', { language: languageName(language) })}
            onClick={onRemove}
          >
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      <Slips text={text} />
      <Group gap={4} mt={4} role="group" aria-label={t('templates.variables')}>
        {variables.map((variable) => (
          <Button key={variable} size="compact-xs" variant="default" onClick={() => insert(variable)}>{t(`variable.${variable}`)}</Button>
        ))}
      </Group>
    </div>
  );
}
