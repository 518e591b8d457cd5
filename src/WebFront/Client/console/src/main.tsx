import '@mantine/core/styles.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { startTexts } from './texts/i18n';

await startTexts();
createRoot(document.getElementById('app')!).render(<StrictMode><App /></StrictMode>);
