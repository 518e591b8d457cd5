import { browserStorage, type SaveMailRequest } from '@orleans-chat/shared';
import { create } from 'zustand';

/** The mail form as it is typed: a port may be anything until it is sent. */
export type TypedMail = Omit<SaveMailRequest, 'port'> & { readonly port: string };

/** What an administrator typed into the mail form and has not saved: the changed fields only. */
export interface MailDraft {
  readonly form: Partial<TypedMail>;
  readonly recipient: string;
}

const KEY = 'orleans-chat.console.mail';
const EMPTY: MailDraft = { form: {}, recipient: '' };
const storage = browserStorage(() => sessionStorage);

/** Outlives the screen, and a reload; a password is kept only while the page is open, and nowhere outside it. */
export const useMailDraft = create<MailDraft>()(() => ({ ...EMPTY, ...kept() }));

useMailDraft.subscribe(({ form: typed, recipient }) => {
  const form = withoutPassword(typed);
  if (Object.keys(form).length === 0 && recipient === '') {
    storage.removeItem(KEY);
  } else {
    storage.setItem(KEY, JSON.stringify({ form, recipient }));
  }
});

export const changeMailDraft = (part: Partial<TypedMail>): void => useMailDraft.setState(({ form }) => ({ form: { ...form, ...part } }));

export const discardMailDraft = (): void => useMailDraft.setState({ form: {} });

/** What was sent is no draft any more; what was typed meanwhile still is. */
export const settleMailDraft = (sent: TypedMail): void => useMailDraft.setState(({ form }) => ({
  form: Object.fromEntries(Object.entries(form).filter(([field, typed]) => typed !== sent[field as keyof TypedMail])),
}));

/** Whoever comes next at this page is not shown a password that somebody else typed. */
export const forgetMailPassword = (): void => useMailDraft.setState(({ form }) => ({ form: withoutPassword(form) }));

function withoutPassword(form: MailDraft['form']): MailDraft['form'] {
  const rest = { ...form };
  delete rest.password;
  return rest;
}

function kept(): Partial<MailDraft> {
  try {
    return (JSON.parse(storage.getItem(KEY) ?? '{}') as Partial<MailDraft> | null) ?? {};
  } catch {
    return {}; // Somebody else wrote there.
  }
}
