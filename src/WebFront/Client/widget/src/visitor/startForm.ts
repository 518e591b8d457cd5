import { newMessageId, type StartChat } from '@orleans-chat/shared';

const ADDRESS_LIMIT = 2_000;

/** What the visitor writes in the form before the chat. */
export interface StartForm {
  readonly name: string;
  readonly email: string;
  readonly question: string;
}

/** The request for a chat, with where the visitor is and an idempotency key of its own. */
export function toStart(form: StartForm, visitorKey: string): StartChat {
  return {
    messageId: newMessageId(),
    visitorKey,
    name: form.name.trim() || null,
    email: form.email.trim() || null,
    question: form.question.trim(),
    consent: false,
    language: navigator.language,
    pageUrl: location.href.slice(0, ADDRESS_LIMIT),
    referrer: document.referrer.slice(0, ADDRESS_LIMIT) || null,
  };
}
