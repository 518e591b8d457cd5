import '@mantine/core/styles.css';
import './ui/colors.css';
import './ui/base.css';
import { keepFromHandlers } from '@orleans-chat/shared';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/App';
import { styleNonce } from './shell/theme';
import { startTexts } from './lib/i18n';
import { renewOrSay } from './lib/renewOrSay';
import { wordsOf } from './shell/words';

// The library that locks scrolling behind dialogs adds a style element, and looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
keepFromHandlers(window);
try {
  await startTexts(wordsOf);
  createRoot(document.getElementById('app')!).render(<StrictMode><App /></StrictMode>);
} catch (error) {
  await renewOrSay(document.getElementById('app')!); // The words have gone, with the version of which this page is.
  throw error;
}
