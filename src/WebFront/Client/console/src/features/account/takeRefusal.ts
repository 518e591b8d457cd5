import { limits, localRefusal, type RefusalView } from '@orleans-chat/shared';
import { isRefusal } from '../../lib/i18n';

/**
 * What was refused on the way back from a sign-in service, said in the address;
 * said once. Of the numbers in the words nothing is said there.
 */
export function takeRefusal(): RefusalView | null {
  const code = new URLSearchParams(location.search).get('refused');
  if (code !== null) {
    history.replaceState(history.state, '', location.pathname);
  }
  return code !== null && isRefusal(code)
    ? { ...localRefusal(code), details: { seconds: '60', minutes: String(limits.freshFor / 60) } }
    : null;
}
