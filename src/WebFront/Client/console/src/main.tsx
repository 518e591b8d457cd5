import '@mantine/core/styles.css';
import './app/app.css';
import { keepFromHandlers } from '@orleans-chat/shared';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { styleNonce } from './app/theme';
import { startTexts } from './texts/i18n';

// The library that locks scrolling behind dialogs adds a style element, and looks for the nonce here.
Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
keepFromHandlers(window);
await startTexts();
createRoot(document.getElementById('app')!).render(<StrictMode><App /></StrictMode>);
