import type { ComponentChildren } from 'preact';

interface Props {
  id: string;
  label: string;
  /** The word that marks what may be left empty. */
  optional?: string | undefined;
  error?: string | false | undefined;
  children: ComponentChildren;
}

/** A labelled field of a form, with what is wrong with it. */
export function Field({ id, label, optional, error, children }: Props) {
  return (
    <div class="field">
      <label for={id}>{label}{optional && <span class="optional"> ({optional})</span>}</label>
      {children}
      {error && <p class="error" id={`${id}-error`} role="alert">{error}</p>}
    </div>
  );
}
