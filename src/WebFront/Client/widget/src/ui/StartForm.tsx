import { useState } from 'preact/hooks';
import type { StartForm as Form } from '../visitor/startForm';
import { useWidget } from './context';
import { waitWords } from './waitWords';

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;
const QUESTION_LIMIT = 4_000;

// Outlives the component: the form may give way to "closed" and come back.
const draft: Form = { name: '', email: '', question: '' };

export function StartForm() {
  const { client, state, texts } = useWidget();
  const [form, setForm] = useState<Form>(draft);
  const [checked, setChecked] = useState(false);
  const errors = checked ? check(form) : {};
  const change = (part: Partial<Form>) => setForm(Object.assign(draft, { ...form, ...part }) && { ...form, ...part });
  const submit = (event: Event) => {
    event.preventDefault();
    setChecked(true);
    const wrong = Object.keys(check(form))[0];
    if (wrong === undefined) {
      client.start(form);
    } else {
      ((event.currentTarget as HTMLFormElement).elements.namedItem(wrong) as HTMLElement | null)?.focus();
    }
  };
  return (
    <form class="form" noValidate onSubmit={submit}>
      <div class="intro">
        <h2>{texts.t('hello')}</h2>
        <p>{texts.t('helloText')}</p>
        <Wait />
      </div>
      <Field id="name" label={texts.t('name')} optional={texts.t('optional')}>
        <input
          id="name" name="name" type="text" autoComplete="name" maxLength={200} value={form.name}
          onInput={(e) => change({ name: e.currentTarget.value })}
        />
      </Field>
      <Field id="email" label={texts.t('email')} optional={texts.t('optional')} error={errors.email && texts.t('emailWrong')}>
        <input
          id="email" name="email" type="email" inputMode="email" autoComplete="email" maxLength={254} value={form.email}
          aria-invalid={errors.email === true} aria-describedby={errors.email ? 'email-error' : undefined}
          onInput={(e) => change({ email: e.currentTarget.value })}
        />
      </Field>
      <Field id="question" label={texts.t('question')} error={errors.question && texts.t('questionMissing')}>
        <textarea
          id="question" name="question" rows={4} maxLength={QUESTION_LIMIT} required placeholder={texts.t('questionHint')}
          value={form.question} aria-invalid={errors.question === true}
          aria-describedby={errors.question ? 'question-error' : undefined} onInput={(e) => change({ question: e.currentTarget.value })}
        />
      </Field>
      {state.refusal && <p class="refusal" role="alert">{texts.refusal(state.refusal)}</p>}
      <button class="primary" type="submit" disabled={state.starting}>{texts.t(state.starting ? 'starting' : 'start')}</button>
    </form>
  );
}

function Wait() {
  const { state, texts } = useWidget();
  const { waiting = 0, waitSeconds } = state.availability ?? {};
  const wait = waitWords(texts, waitSeconds);
  const words = wait !== null && waiting > 0 ? texts.t('waitAbout', { wait }) : waiting === 0 ? texts.t('waitNow') : null;
  return words === null ? null : <p class="wait">{words}</p>;
}

interface FieldProps {
  id: string;
  label: string;
  optional?: string;
  error?: string | false | undefined;
  children: preact.ComponentChildren;
}

function Field({ id, label, optional, error, children }: FieldProps) {
  return (
    <div class="field">
      <label for={id}>{label}{optional && <span class="optional"> ({optional})</span>}</label>
      {children}
      {error && <p class="error" id={`${id}-error`} role="alert">{error}</p>}
    </div>
  );
}

function check(form: Form): { email?: true; question?: true } {
  const email = form.email.trim();
  return {
    ...(email !== '' && !EMAIL.test(email) ? { email: true } : {}),
    ...(form.question.trim() === '' ? { question: true } : {}),
  };
}
