import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface Props extends ButtonProps {
  /** Why it cannot be used; null: it can. */
  reason: string | null;
  'aria-label': string;
  onClick: () => void;
  children: ReactNode;
}

/**
 * A button that can be reached where it cannot be used, and says why. It stays the same element, and keeps the focus, when that changes.
 */
export function ReasonedButton({ reason, onClick, children, ...button }: Props) {
  const id = useId();
  const use = reason === null ? { onClick } : { 'data-disabled': true, 'aria-disabled': true, 'aria-describedby': id };
  return (
    <>
      <Tooltip label={reason} disabled={reason === null} multiline maw={260} events={{ hover: true, focus: true, touch: true }}>
        <Button {...button} {...use}>{children}</Button>
      </Tooltip>
      {reason !== null && <span className="hidden-words" id={id}>{reason}</span>}
    </>
  );
}
