import { renewPage } from './renewPage';

const AGAIN_MS = 10_000;
// Nothing that says them in one language could be fetched.
const WORDS = [
  { lang: 'en', text: 'The console could not be loaded. It tries again by itself.', reload: 'Reload the page' },
  { lang: 'nb', text: 'Konsollen kunne ikke lastes inn. Den prøver igjen av seg selv.', reload: 'Last inn siden på nytt' },
];

/** Where the page has no words to start with: it is loaded anew as soon as that may help, and says so meanwhile in every language. */
export async function renewOrSay(place: HTMLElement): Promise<void> {
  place.replaceChildren(...WORDS.map(notice));
  setInterval(() => void renewPage(), AGAIN_MS);
  await renewPage();
}

function notice({ lang, text, reload }: (typeof WORDS)[number]): HTMLElement {
  const [paragraph, button] = [document.createElement('p'), document.createElement('button')];
  button.textContent = reload;
  button.addEventListener('click', () => location.reload());
  paragraph.append(`${text} `, button);
  return Object.assign(paragraph, { lang, role: 'alert' });
}
