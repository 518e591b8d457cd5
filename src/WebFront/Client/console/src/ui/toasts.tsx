import { Button, Notification } from '@mantine/core';
import type { RefusalView } from '@orleans-chat/shared';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { useRefusalText } from '../lib/i18n';
import styles from './toasts.module.css';

interface ToastAct {
  readonly words: string;
  readonly act: () => void;
}

/** What was refused, where it does not go without saying, and what can be done about it. */
interface Context {
  readonly about?: (words: string) => string;
  readonly act?: ToastAct;
}

type Said = { readonly text: string; readonly act?: ToastAct | undefined } | ({ readonly refusal: RefusalView } & Context);

type Toast = { readonly id: number } & Said;

const SHOWN_MS = 7_000;
/** There is something to do with it. */
const SHOWN_TO_ACT_MS = 20_000;
const useToasts = create<{ toasts: readonly Toast[] }>()(() => ({ toasts: [] }));
let lastId = 0;

function show(shown: Said): void {
  lastId += 1;
  const id = lastId;
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(-3), { ...shown, id }] }));
  setTimeout(() => hide(id), 'act' in shown && shown.act ? SHOWN_TO_ACT_MS : SHOWN_MS);
}

const hide = (id: number): void => useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((each) => each.id !== id) }));

/** What went well before is no news any more once something else is begun; why something did not happen stays to be read. */
export const forgetSuccesses = (): void => useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((each) => 'refusal' in each) }));

/** Whoever comes next at this page is told nothing of what was done before. */
export const forgetToasts = (): void => useToasts.setState({ toasts: [] });

/** Says that something went well, and what can be done next. */
export const toast = (text: string, act?: ToastAct): void => show({ text, act });

/** Says why something did not happen. Answers whether there was anything to say. */
export function toastRefusal(refusal: RefusalView | null, context?: Context): boolean {
  if (refusal !== null) {
    show({ refusal, ...context });
  }
  return refusal !== null;
}

export function Toasts() {
  const toasts = useToasts((state) => state.toasts);
  const refusalText = useRefusalText();
  const { t } = useTranslation();
  return (
    <div className={styles.toasts} aria-live="polite">
      {toasts.map((each) => (
        <Notification
          key={each.id} color={'refusal' in each ? 'red' : 'green'} withBorder role={'refusal' in each ? 'alert' : 'status'}
          closeButtonProps={{ 'aria-label': t('close') }} onClose={() => hide(each.id)}
        >
          {'refusal' in each ? (each.about ?? String)(refusalText(each.refusal)) : each.text}
          {'act' in each && each.act && (
            <Button className={styles['toast-act']} size="compact-sm" onClick={() => (each.act!.act(), hide(each.id))}>
              {each.act.words}
            </Button>
          )}
        </Notification>
      ))}
    </div>
  );
}
