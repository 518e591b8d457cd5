import { localRefusal } from '@orleans-chat/shared';
import { renewPage } from '../lib/renewPage';
import { toastRefusal } from './toasts';

/**
 * Where something that was asked for cannot be fetched: the page is loaded anew if that may help, and stays with a word of it if not.
 * `before`: what the page that is loaded anew needs to know.
 */
export async function renewOrToast(before?: () => void): Promise<void> {
  toastRefusal(localRefusal(await renewPage(before) ? 'local.notLoaded' : 'local.offline'));
}
