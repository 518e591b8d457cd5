import { useComputedColorScheme, useMantineStyleNonce } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './MarkdownPreview.module.css';

interface Props {
  /** Sanitised by the server. */
  html: string;
  /** In which the article is written. */
  language: string;
  /** Which of its headings is scrolled to, counted from 1; 0: none. */
  heading?: number;
}

/**
 * An article as the server's renderer makes it, in a frame of its own. The server has sanitised it; the frame is a second wall: without
 * `allow-scripts` and `allow-same-origin` nothing in it runs or reaches the console, whatever the sanitiser missed, and the styles of the
 * console do not change how the article looks. It inherits the console's content security policy, so that pictures of other websites,
 * which would tell these who writes here, do not load. Links open in a new tab, as
 * the server writes them. Nobody can scroll it from outside: where to begin stands in its styles, for browsers that know
 * `scroll-initial-target`; in others a new page begins at its top.
 */
export function MarkdownPreview({ html, language, heading = 0 }: Props) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const nonce = useMantineStyleNonce()?.() ?? '';
  const sheet = SHEET.replace('SCHEME', scheme) + beginAt(heading);
  const page = useMemo(() => pageOf(html, language, sheet, nonce), [html, language, sheet, nonce]);
  return <iframe className={styles['markdown-frame']} sandbox={OPENS} srcDoc={page} title={t('knowledge.preview')} />;
}

const OPENS = 'allow-popups allow-popups-to-escape-sandbox';

const pageOf = (html: string, language: string, sheet: string, nonce: string): string => `<!doctype html>
<html lang="${language.replaceAll(/[^\w-]/g, '')}"><head><meta charset="utf-8">
<style nonce="${nonce}">${sheet}</style></head><body>${html}</body></html>`;

const beginAt = (heading: number): string =>
  (heading > 0 ? `body > :nth-child(${heading} of h1, h2, h3, h4, h5, h6) { scroll-initial-target: nearest; }\n` : '');

const SHEET = `
:root { color-scheme: SCHEME; }
body { margin: 0; padding: 16px; color: light-dark(#1f2933, #e6e8eb); background: light-dark(#fff, #1d2027);
  font: 15px/24px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.3; margin: 1.2em 0 .4em; } :is(h1, h2, h3, h4, p):first-child { margin-block-start: 0; }
a { color: light-dark(#0b5c8f, #8fd0ff); } img { max-inline-size: 100%; block-size: auto; }
pre { padding: 12px; border-radius: 8px; background: light-dark(#f3f6f8, #22262e); white-space: pre-wrap; }
blockquote { margin-inline: 0; padding-inline-start: 12px; border-inline-start: 3px solid light-dark(#ced4da, #3a404b); }
table { border-collapse: collapse; } :is(td, th) { padding: 4px 10px; border: 1px solid light-dark(#ced4da, #3a404b); text-align: start; }
`;
