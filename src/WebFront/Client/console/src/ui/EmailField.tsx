import { TextInput, type TextInputProps } from '@mantine/core';
import { isEmailAddress, limits } from '@orleans-chat/shared';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** An e-mail address by the server's rule: the browser's own takes others, and turns international domains into ASCII while one types. */
export function EmailField({ onInput, ...props }: TextInputProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const check = () => {
    const value = input.current?.value.trim() ?? '';
    input.current?.setCustomValidity(value === '' || isEmailAddress(value) ? '' : t('channel.rule.email'));
  };
  useEffect(check);
  return (
    <TextInput
      ref={input} type="text" inputMode="email" autoCapitalize="none" spellCheck={false} maxLength={limits.emailLength} {...props}
      onInput={(event) => {
        check();
        onInput?.(event);
      }}
    />
  );
}
