import { browserStorage, renewal } from '@orleans-chat/shared';

const renew = renewal(browserStorage(() => sessionStorage), 'orleans-chat.console.renewed', () => location.reload());

/** Whether the server can be reached: without it, a page that is loaded anew would be none at all. */
export const isReachable = (): Promise<boolean> =>
  fetch(import.meta.env.BASE_URL, { cache: 'no-store', credentials: 'same-origin' }).then(({ ok }) => ok, () => false);

/**
 * Loads the page anew where a script that it needs is gone, as after an upgrade of the server; once a minute at most: while servers of
 * both versions answer, the next one may be of the other again. `before`: what the next page needs to know. Answers
 * whether the server can be reached.
 */
export async function renewPage(before?: () => void): Promise<boolean> {
  const reachable = await isReachable();
  if (reachable) {
    before?.();
    renew();
  }
  return reachable;
}
