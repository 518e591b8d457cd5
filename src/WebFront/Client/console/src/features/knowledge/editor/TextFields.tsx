import { SegmentedControl, Text, Textarea, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { limits } from '@orleans-chat/shared';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../../../lib/i18n';
import { useFieldProblem } from '../../../lib/useFieldProblem';
import { change, type Draft } from './drafts';
import { MarkdownPreview } from './MarkdownPreview';
import { usePreview } from './usePreview';
import styles from './TextFields.module.css';

/** Below this, text and preview take turns. */
const BESIDE = '(min-width: 1000px)';

/** Title, address and text, with the page that they make beside them. */
export function TextFields({ draftKey: key, draft, language }: { draftKey: string; draft: Draft; language: string }) {
  const { t } = useTranslation();
  const beside = useMediaQuery(BESIDE, true, { getInitialValueInEffect: false });
  const caret = useRef(0);
  const [part, setPart] = useState<'write' | 'look'>('write');
  const problem = useFieldProblem()(draft.refused);
  const about = draft.refused?.details?.['field'];
  const slugTaken = draft.refused?.code === 'knowledge.slugTaken';
  const field = (name: 'title' | 'slug' | 'body') => ({
    value: draft.now[name], readOnly: draft.gone, lang: language, spellCheck: name !== 'slug', autoComplete: 'off',
    error: about === name ? problem : name === 'slug' && slugTaken ? t('knowledge.slug.taken') : undefined,
    onChange: (event: { currentTarget: { value: string } }) => change(key, name, event.currentTarget.value),
  });
  return (
    <>
      <div className={styles['text-lines']}>
        <TextInput label={t('knowledge.field.title')} maxLength={limits.articleTitleLength} {...field('title')} />
        <TextInput
          label={t('knowledge.field.slug')} description={t('knowledge.slug.hint')} maxLength={limits.slugLength} {...field('slug')}
        />
      </div>
      {!beside && (
        <SegmentedControl
          value={part} onChange={(value) => setPart(value as 'write' | 'look')} aria-label={t('knowledge.parts')} fullWidth
          data={[{ value: 'write', label: t('knowledge.write') }, { value: 'look', label: t('knowledge.preview') }]}
        />
      )}
      <div className={styles['text-both']} data-beside={beside}>
        {(beside || part === 'write') && (
          <Textarea
            label={t('knowledge.field.body')} description={t('knowledge.body.hint')} className={styles['text-body']} {...field('body')}
            onSelect={(event) => (caret.current = event.currentTarget.selectionEnd)}
            onChange={(event) => {
              caret.current = event.currentTarget.selectionEnd;
              change(key, 'body', event.currentTarget.value);
            }}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
          />
        )}
        {(beside || part === 'look') && <Look body={draft.now.body} language={language} caret={caret} />}
      </div>
    </>
  );
}

function Look({ body, language, caret }: { body: string; language: string; caret: { readonly current: number } }) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const { html, heading, refused } = usePreview(body, caret);
  return (
    <div className={styles['text-look']}>
      <Text fz="sm" fw={500} aria-hidden>{t('knowledge.preview')}</Text>
      {refused !== null && <Text fz="sm" c="var(--alarm)" role="status">{refusalText(refused)}</Text>}
      {html !== null && <MarkdownPreview html={html} language={language} heading={heading} />}
    </div>
  );
}
