import { rememberLanguage, speak, type Language } from '../lib/i18n';
import { renewOrToast } from './renewOrToast';

/** Where the words are gone, the page that is loaded anew has them; where the server cannot be reached, the language stays. */
export async function chooseLanguage(language: Language): Promise<void> {
  try {
    await speak(language);
  } catch {
    await renewOrToast(() => rememberLanguage(language));
  }
}
