import { Button, Tooltip, type ButtonProps } from '@mantine/core';
import { useId, type ReactNode } from 'react';

interface Props extends ButtonProps {
  /** Why it cannot be used; null: it can. */
  reason: string | null;
  'aria-label': string;
  onClick: () => void;
  children: ReactNode;
}

/** A button that can be reached where it cannot be used, and says why. */
export function ReasonedButton({ reason, onClick, children, ...button }: Props) {
  const id = useId();
  if (reason === null) {
    return <Button {...button} onClick={onClick}>{children}</Button>;
  }
  return (
    <>
      <Tooltip label={reason} multiline maw={260} events={{ hover: true, focus: true, touch: true }}>
        <Button {...button} data-disabled aria-disabled aria-describedby={id}>{children}</Button>
      </Tooltip>
      <span className="hidden-words" id={id}>{reason}</span>
    </>
  );
}
