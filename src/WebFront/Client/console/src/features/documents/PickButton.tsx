import { Button, FileButton, type ButtonProps } from '@mantine/core';
import { useRef, type ReactNode } from 'react';

interface Props extends ButtonProps {
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
}

/** Opens the browser's picker. The same file may be picked again. */
export function PickButton({ multiple = false, onFiles, children, ...look }: Props) {
  const reset = useRef<() => void>(null);
  const pick = (picked: File | File[] | null) => {
    onFiles(picked === null ? [] : [picked].flat());
    reset.current?.();
  };
  return (
    <FileButton multiple={multiple} resetRef={reset} onChange={pick}>
      {(props) => <Button {...look} {...props}>{children}</Button>}
    </FileButton>
  );
}
