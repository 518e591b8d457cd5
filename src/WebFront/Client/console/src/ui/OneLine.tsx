interface Props {
  /** Somebody's words, as long as they like. */
  children: string | null | undefined;
  className?: string;
}

/**
 * Words on one line, cut off with an ellipsis where they do not fit.
 * All of them show on hovering, and in lists on a line that has the focus.
 */
export function OneLine({ children, className = '' }: Props) {
  return <bdi className={`one-line ${className}`} title={children ?? undefined}>{children}</bdi>;
}
