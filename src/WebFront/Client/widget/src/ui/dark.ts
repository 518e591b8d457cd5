/** The window's colours on dark. */
export const dark = `
  --oc-surface: #181c24;
  --oc-surface-2: #262c38;
  --oc-text: #eef1f6;
  --oc-text-2: #aab3c2;
  --oc-line: #323a48;
  --oc-field: #7d8799;
  --oc-accent: var(--oc-accent-dark);
  --oc-danger: #ff9d94;
  --oc-danger-surface: #3a2023;
  --oc-warn-surface: #3a3016;
  --oc-warn-text: #ffdf94;
  color-scheme: dark !important;
`;
