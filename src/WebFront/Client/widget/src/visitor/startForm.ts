import {
  cleanName, cleanText, isBlank, isEmailAddress, limits, nameOrNull, newMessageId,
  type FieldsView, type PreChatView, type RefusalView, type StartChat,
} from '@orleans-chat/shared';
import { surroundings } from './surroundings';

const QUESTION_LIMIT = limits.visitorMessageLength;

/** What the form asks about the visitor, in the order in which it asks. */
export const FIELDS = ['name', 'email', 'company', 'phone', 'country'] as const satisfies readonly (keyof FieldsView)[];

/** What the visitor writes in the form before the chat. */
export interface StartForm extends Readonly<Record<(typeof FIELDS)[number], string>> {
  readonly question: string;
  readonly consent: boolean;
}

export const emptyForm: StartForm = { name: '', email: '', company: '', phone: '', country: '', question: '', consent: false };

export type FormProblem = 'missing' | 'emailWrong' | 'questionMissing' | 'tooLong' | 'consentMissing';
export type FormProblems = Partial<Record<keyof StartForm, FormProblem>>;

/** What stands against sending, by field, in the order of the form. */
export function problemsOf(form: StartForm, asked: PreChatView | null | undefined): FormProblems {
  const problems: FormProblems = {};
  for (const field of FIELDS) {
    const use = asked?.fields[field] ?? 'hidden';
    const value = cleanName(form[field]);
    if (use === 'required' && isBlank(value)) {
      problems[field] = 'missing';
    } else if (use !== 'hidden' && field === 'email' && !isBlank(value) && !isEmailAddress(value)) {
      problems.email = 'emailWrong';
    }
  }
  return {
    ...problems,
    ...(isBlank(form.question) ? { question: 'questionMissing' } : {}),
    ...(questionOver(form) > 0 ? { question: 'tooLong' } : {}),
    ...(asked?.consentText && !form.consent ? { consent: 'consentMissing' } : {}),
  };
}

/** The field of the form that the server refused, if it was one that the form shows. */
export function refusedField(refusal: RefusalView | null, asked: PreChatView | null | undefined): keyof StartForm | null {
  const field = refusal?.code === 'input.invalid' ? refusal.details?.['field'] : undefined;
  const shown = [...shownFields(asked), 'question' as const, ...(asked?.consentText ? ['consent' as const] : [])];
  return shown.find((name) => name === field) ?? null;
}

/** What this channel asks about the visitor. */
export function shownFields(asked: PreChatView | null | undefined) {
  return FIELDS.filter((name) => (asked?.fields[name] ?? 'hidden') !== 'hidden');
}

/** By how many characters the question is too long; zero or less: it is not. */
export function questionOver(form: StartForm): number {
  return form.question.trim().length - QUESTION_LIMIT;
}

/**
 * The request for a chat, with where the visitor is and an idempotency key of its own. What was written in a field that the channel
 * does not ask for any more stays here.
 */
export function toStart(form: StartForm, asked: PreChatView | null | undefined, visitorKey: string): StartChat {
  const shown = shownFields(asked);
  const written = (name: (typeof FIELDS)[number]) => (shown.includes(name) ? nameOrNull(form[name]) : null);
  return {
    messageId: newMessageId(),
    visitorKey,
    name: written('name'),
    email: written('email'),
    company: written('company'),
    phone: written('phone'),
    country: written('country'),
    question: cleanText(form.question.trim()),
    consent: Boolean(asked?.consentText) && form.consent,
    suggestions: true,
    ...surroundings(),
  };
}
