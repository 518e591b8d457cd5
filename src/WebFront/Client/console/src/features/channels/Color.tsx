import { ActionIcon, ColorInput } from '@mantine/core';
import { limits } from '@orleans-chat/shared';
import { IconRestore, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetting } from './ChannelContext';
import { colorOf } from './colorOf';
import type { Path } from './paths';

const SWATCHES = [limits.defaultColor, '#1d4ed8', '#6d28d9', '#be185d', '#b45309', '#15803d', '#334155', '#0f172a'];

/**
 * A colour, chosen or written; `optional`: empty follows from the base colour.
 * What is being written stays as it is until the field is left.
 */
export function Color({ path, optional = false }: { path: Path; optional?: boolean }) {
  const { t } = useTranslation();
  const { value, set, ...rest } = useSetting<string | null>(path);
  const [typed, setTyped] = useState<string | null>(null);
  const standard = optional ? null : limits.defaultColor;
  const type = (text: string) => {
    setTyped(text);
    set(text.trim() === '' && optional ? null : colorOf(text));
  };
  const words = t(optional ? 'channel.color.follow' : 'channel.color.standard');
  const back = value !== standard && (
    <ActionIcon variant="subtle" color="gray" size="sm" title={words} aria-label={`${rest.label}: ${words}`} onClick={() => set(standard)}>
      {optional ? <IconX size={16} aria-hidden /> : <IconRestore size={16} aria-hidden />}
    </ActionIcon>
  );
  return (
    <ColorInput
      {...rest} name={path} format="hex" swatches={SWATCHES} withEyeDropper={false} fixOnBlur={false}
      placeholder={optional ? t('channel.derived') : ''}
      value={typed !== null && colorOf(typed) === (value ?? '') ? typed : (value ?? '')} onChange={type} onBlur={() => setTyped(null)}
      rightSection={back}
    />
  );
}
