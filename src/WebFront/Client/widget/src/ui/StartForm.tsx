import type { PreChatView } from '@orleans-chat/shared';
import { useEffect, useRef, useState } from 'preact/hooks';
import {
  emptyForm, problemsOf, questionOver, refusedField, shownFields, type FormProblems, type StartForm as Form,
} from '../visitor/startForm';
import { Consent } from './Consent';
import { useWidget } from './context';
import { Field } from './Field';
import { PersonField } from './PersonField';
import { waitWords } from './waitWords';

// Outlives the component: the form may give way to "closed" and come back.
let draft = emptyForm;

export function StartForm() {
  const { client, state, texts } = useWidget();
  const [form, setForm] = useState<Form>(draft);
  const [checked, setChecked] = useState(false);
  const asked = state.look?.preChat;
  const problems: FormProblems = checked ? problemsOf(form, asked) : {};
  const element = useRef<HTMLFormElement>(null);
  // What the server refused stands at its field until that is changed.
  const [changed, setChanged] = useState(false);
  const refusedAt = refusedField(state.refusal, asked);
  const refused = changed ? null : refusedAt;
  const wordsOf = (name: keyof Form) =>
    problems[name] ? texts.t(problems[name], { count: questionOver(form) }) : refused === name ? texts.refusal(state.refusal!) : undefined;
  useEffect(() => {
    setChanged(false);
    if (refusedAt !== null && element.current !== null) {
      show(element.current, refusedAt);
    }
  }, [state.refusal, refusedAt]);
  const change = (part: Partial<Form>) => {
    setChanged(changed || (refused !== null && refused in part));
    draft = { ...form, ...part };
    setForm(draft);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    const wrong = Object.keys(problemsOf(form, asked))[0];
    if (wrong === undefined) {
      client.start(form);
    } else {
      show(event.currentTarget as HTMLFormElement, wrong);
    }
  };
  return (
    <form class="form" ref={element} noValidate onSubmit={submit}>
      <div class="form-fields">
        <Intro asked={asked} />
        {shownFields(asked).map((name) => (
          <PersonField
            key={name} name={name} value={form[name]} required={asked?.fields[name] === 'required'} problem={wordsOf(name)}
            onChange={(value) => change({ [name]: value })}
          />
        ))}
        <Field id="question" label={texts.t('question')} error={wordsOf('question')}>
          <textarea
            id="question" name="question" rows={4} required placeholder={texts.t('questionHint')}
            value={form.question} aria-invalid={wordsOf('question') !== undefined}
            aria-describedby={wordsOf('question') ? 'question-error' : undefined}
            onInput={(e) => change({ question: e.currentTarget.value })}
          />
        </Field>
        {asked?.consentText && (
          <Consent
            text={asked.consentText} link={asked.consentLink ?? null} given={form.consent}
            missing={problems.consent !== undefined || refused === 'consent'}
            onChange={(consent) => change({ consent })}
          />
        )}
      </div>
      <div class="form-foot">
        {state.refusal && refusedAt === null && <p class="refusal" role="alert">{texts.refusal(state.refusal)}</p>}
        <button class="primary" type="submit" disabled={state.starting}>{texts.t(state.starting ? 'starting' : 'start')}</button>
      </div>
    </form>
  );
}

/** What is wrong stands below the field, when it is drawn. */
function show(form: HTMLFormElement, name: string) {
  const field = form.elements.namedItem(name) as HTMLElement | null;
  field?.focus();
  requestAnimationFrame(() => field?.closest('.field')?.scrollIntoView({ block: 'nearest' }));
}

function Intro({ asked }: { asked: PreChatView | null | undefined }) {
  const { state, texts } = useWidget();
  return (
    <div class="intro">
      <h2 class="words-own">{state.look?.texts.message ?? texts.t('hello')}</h2>
      <p class="words-own">{asked?.message ?? texts.t('helloText')}</p>
      <Wait />
    </div>
  );
}

function Wait() {
  const { state, texts } = useWidget();
  const { waiting = 0, waitSeconds } = state.availability ?? {};
  const wait = waitWords(texts, waitSeconds);
  const words = wait !== null && waiting > 0 ? texts.t('waitAbout', { wait }) : waiting === 0 ? texts.t('waitNow') : null;
  return words === null ? null : <p class="wait">{words}</p>;
}
