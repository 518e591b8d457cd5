import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A password field whose button to show what is typed speaks the console's language, and that is marked as wrong for everybody. */
export function PasswordField(props: PasswordInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      aria-invalid={props.error ? true : undefined} {...props}
      visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
    />
  );
}
