import { NativeSelect, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSetting } from './ChannelContext';
import type { Path } from './paths';
import { minutesOf, spanOf } from './spans';

interface Props {
  path: Path;
  placeholder?: string;
}

/** A line of text; `optional`: empty means the standard text, or none. */
export function Line({ path, placeholder, optional = false, max = 100, type = 'text' }: Props & { optional?: boolean; max?: number; type?: string }) {
  const { value, set, ...rest } = useSetting<string | null>(path);
  return (
    <TextInput
      {...rest} type={type} name={path} maxLength={max} placeholder={placeholder} value={value ?? ''} required={!optional} withAsterisk={false}
      autoComplete="off" onChange={(event) => set(event.currentTarget.value === '' && optional ? null : event.currentTarget.value)}
    />
  );
}

/** Several lines of text; empty: the standard text, or none. */
export function Paragraph({ path, placeholder, plain = false }: Props & { plain?: boolean }) {
  const { value, set, ...rest } = useSetting<string | null>(path);
  return (
    <Textarea
      {...rest} name={path} maxLength={1_000} autosize minRows={2} maxRows={8} placeholder={placeholder} value={value ?? ''}
      onChange={(event) => set(event.currentTarget.value === '' && !plain ? null : event.currentTarget.value)}
    />
  );
}

export function Toggle({ path }: Props) {
  const { value, set, ...rest } = useSetting<boolean>(path);
  return <Switch {...rest} name={path} checked={value} onChange={(event) => set(event.currentTarget.checked)} />;
}

/** A number needs little room, its label may need much. */
const SHORT = { wrapper: 'short-input' };

/** A field that is emptied stays so while something else is typed; what is stored meanwhile, as "0 min", would stand in the way of it. */
function useEmptied() {
  const [emptied, setEmptied] = useState(false);
  return { emptied, onBlur: () => setEmptied(false), heard: (typed: number | string) => setEmptied(typed === '') };
}

/** A duration in minutes; `optional`: empty means never. */
export function Minutes({ path, optional = false }: Props & { optional?: boolean }) {
  const { t } = useTranslation();
  const { value, set, ...rest } = useSetting<string | null>(path);
  const { emptied, onBlur, heard } = useEmptied();
  const type = (minutes: number | string) => {
    heard(minutes);
    set(minutes === '' ? (optional ? null : spanOf(0)) : spanOf(Number(minutes)));
  };
  return (
    <NumberInput
      {...rest} name={path} min={0} max={43_200} decimalScale={2} allowNegative={false} suffix={` ${t('channel.minutes')}`}
      placeholder={optional ? t('channel.never') : ''} value={emptied ? '' : (minutesOf(value) ?? '')} classNames={SHORT}
      onChange={type} onBlur={onBlur}
    />
  );
}

/** A whole number; `optional`: empty means never. */
export function Count({ path, optional = false, min = 0, max = 10_000, suffix = '' }: Props & { optional?: boolean; min?: number; max?: number; suffix?: string }) {
  const { t } = useTranslation();
  const { value, set, ...rest } = useSetting<number | null>(path);
  const { emptied, onBlur, heard } = useEmptied();
  const type = (count: number | string) => {
    heard(count);
    set(count === '' ? (optional ? null : min) : Number(count));
  };
  return (
    <NumberInput
      {...rest} name={path} min={min} max={max} allowDecimal={false} allowNegative={false} suffix={suffix} placeholder={optional ? t('channel.never') : ''}
      value={emptied ? '' : (value ?? '')} classNames={SHORT} onChange={type} onBlur={onBlur}
    />
  );
}

export function Choice({ path, options }: Props & { options: readonly { value: string; label: string }[] }) {
  const { value, set, ...rest } = useSetting<string>(path);
  return <NativeSelect {...rest} name={path} data={[...options]} value={value} w={260} onChange={(event) => set(event.currentTarget.value)} />;
}
