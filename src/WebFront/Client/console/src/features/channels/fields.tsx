import { NativeSelect, NumberInput, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmailField } from '../../ui/EmailField';
import { useSetting } from './ChannelContext';
import type { Path } from './paths';
import { longestSpan, settingLengths, settingRanges } from './settingLimits';
import { minutesOf, spanOf } from './spans';
import styles from './fields.module.css';

const LENGTHS: Readonly<Partial<Record<Path, number>>> = settingLengths;

interface Props {
  path: Path;
  placeholder?: string;
}

/** A line of text; `optional`: empty means the standard text, or none. */
export function Line({ path, placeholder, optional = false, type = 'text' }: Props & { optional?: boolean; type?: string }) {
  const { value, set, ...rest } = useSetting<string | null>(path);
  const Input = type === 'email' ? EmailField : TextInput;
  return (
    <Input
      {...rest} {...(type === 'email' ? {} : { type })} name={path} maxLength={LENGTHS[path]} placeholder={placeholder}
      required={!optional} withAsterisk={false} autoComplete="off" value={value ?? ''}
      onChange={(event) => set(event.currentTarget.value === '' && optional ? null : event.currentTarget.value)}
    />
  );
}

/** Several lines of text; empty: the standard text, or none. */
export function Paragraph({ path, placeholder, plain = false }: Props & { plain?: boolean }) {
  const { value, set, ...rest } = useSetting<string | null>(path);
  return (
    <Textarea
      {...rest} name={path} maxLength={LENGTHS[path]} autosize minRows={2} maxRows={8} placeholder={placeholder} value={value ?? ''}
      onChange={(event) => set(event.currentTarget.value === '' && !plain ? null : event.currentTarget.value)}
    />
  );
}

export function Toggle({ path }: Props) {
  const { value, set, ...rest } = useSetting<boolean>(path);
  return <Switch {...rest} name={path} checked={value} onChange={(event) => set(event.currentTarget.checked)} />;
}

/** A number needs little room, its label may need much. */
const SHORT = { wrapper: styles['short-input'] };

/**
 * A number field that is emptied stays so while something else is typed;
 * what is stored meanwhile, as "0 min", would stand in the way of it.
 */
function useNumber(value: number | null, set: (typed: number | null) => void) {
  const [emptied, setEmptied] = useState(false);
  return {
    value: emptied ? '' : (value ?? ''),
    onBlur: () => setEmptied(false),
    onChange: (typed: number | string) => {
      setEmptied(typed === '');
      set(typed === '' ? null : Number(typed));
    },
  };
}

/** A duration in minutes; `optional`: empty means never. */
export function Minutes({ path, optional = false }: Props & { optional?: boolean }) {
  const { t } = useTranslation();
  const { value, set, ...rest } = useSetting<string | null>(path);
  const number = useNumber(minutesOf(value), (minutes) => set(minutes === null && optional ? null : spanOf(minutes ?? 0)));
  return (
    <NumberInput
      {...rest} name={path} min={0} max={longestSpan} decimalScale={2} allowNegative={false} suffix={` ${t('channel.minutes')}`}
      placeholder={optional ? t('channel.never') : ''} classNames={SHORT} {...number}
    />
  );
}

/** A whole number; `optional`: empty means never. */
export function Count({ path, optional = false, suffix = '' }: { path: keyof typeof settingRanges; optional?: boolean; suffix?: string }) {
  const { t } = useTranslation();
  const [min, max] = settingRanges[path];
  const { value, set, ...rest } = useSetting<number | null>(path);
  const number = useNumber(value, (count) => set(count ?? (optional ? null : min)));
  return (
    <NumberInput
      {...rest} name={path} min={min} max={max} allowDecimal={false} allowNegative={false} suffix={suffix}
      placeholder={optional ? t('channel.never') : ''} classNames={SHORT} {...number}
    />
  );
}

export function Choice({ path, options }: Props & { options: readonly { value: string; label: string }[] }) {
  const { value, set, ...rest } = useSetting<string>(path);
  return (
    <NativeSelect
      {...rest} name={path} data={[...options]} value={value} w={260} onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
