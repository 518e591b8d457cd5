import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const green: MantineColorsTuple = [
  '#e6f7f3', '#d0ebe4', '#a2d6c9', '#70c0ac', '#48ad94', '#2ea184', '#1b8a70', '#0d7a62', '#0a6e5c', '#005644',
];

const DIALOG_TITLE = { fontSize: 17, fontWeight: 650, lineHeight: 1.35 };

export const theme = createTheme({
  primaryColor: 'green',
  primaryShade: { light: 8, dark: 7 },
  colors: { green },
  autoContrast: true,
  luminanceThreshold: 0.32,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
  // Named, not imported: what a page does not show it does not fetch.
  components: {
    Avatar: { styles: { placeholder: { color: 'var(--mantine-color-text)' } } },
    Badge: { styles: { root: { textTransform: 'none' } } },
    // Hints below: fields of a row stand in line, also where only one of them has a hint.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Modal: { styles: { title: DIALOG_TITLE } },
    Drawer: { styles: { title: DIALOG_TITLE } },
  },
});

/** Mantine's own quiet colours are too pale to be read (WCAG AA). */
export const readableColors: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5a6470', '--mantine-color-placeholder': '#66707c', '--mantine-color-red-light-color': '#b02525',
    '--mantine-color-orange-light-color': '#9c3a00', '--mantine-color-teal-light-color': '#0b5d4f',
    '--mantine-color-blue-light-color': '#1862ab',
  },
  dark: {
    '--mantine-color-dimmed': '#a9b0b9', '--mantine-color-placeholder': '#9aa1ab', '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
  },
});

/** Put into the page by the server for every response; the policy allows style elements only with it. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
