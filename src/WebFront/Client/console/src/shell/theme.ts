import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const green: MantineColorsTuple = [
  '#e6f7f3', '#d0ebe4', '#a2d6c9', '#70c0ac', '#48ad94', '#2ea184', '#1b8a70', '#0d7a62', '#0a6e5c', '#005644',
];

const DIALOG_TITLE = { fontSize: 17, fontWeight: 600, lineHeight: '24px' };

export const theme = createTheme({
  primaryColor: 'green',
  primaryShade: { light: 8, dark: 7 },
  colors: { green },
  autoContrast: true,
  luminanceThreshold: 0.32,
  defaultRadius: 'md',
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  // Six sizes: 13 px, for second lines, stands in style sheets.
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '15px', xl: '17px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '22px', xl: '24px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '24px', lineHeight: '28px' }, h2: { fontSize: '17px', lineHeight: '24px' },
      h3: { fontSize: '13px', lineHeight: '18px' },
    },
  },
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
    '--mantine-color-text': '#1f2933', '--mantine-color-dimmed': '#5a6470', '--mantine-color-anchor': '#0b5c8f',
    '--mantine-color-placeholder': '#66707c', '--mantine-color-red-light-color': '#b02525',
    '--mantine-color-orange-light-color': '#9c3a00', '--mantine-color-teal-light-color': '#0b5d4f',
    '--mantine-color-blue-light-color': '#1862ab',
  },
  dark: {
    // One family of greys, instead of Mantine's neutral one beside the page's.
    '--mantine-color-body': '#1d2027', '--mantine-color-text': '#e6e8eb', '--mantine-color-default': '#262a33',
    '--mantine-color-default-hover': '#2e333d', '--mantine-color-default-border': '#3a404b', '--mantine-color-anchor': '#8fd0ff',
    '--mantine-color-dark-6': '#262a33', '--mantine-color-dark-4': '#3a404b',
    '--mantine-color-dimmed': '#a9b0b9', '--mantine-color-placeholder': '#9aa1ab', '--mantine-color-red-filled': '#c92a2a',
    '--mantine-color-red-filled-hover': '#b02525',
  },
});

/** Put into the page by the server for every response; the policy allows style elements only with it. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
}
