import { limits, localeOf } from '@orleans-chat/shared';
import { useEffect, useState } from 'preact/hooks';
import type { FIELDS } from '../visitor/startForm';
import type { Country as Choice } from './countries';
import { useWidget } from './context';
import { Field } from './Field';

type Name = (typeof FIELDS)[number];

const INPUTS = {
  name: { type: 'text', autoComplete: 'name', maxLength: limits.nameLength },
  email: {
    type: 'text', inputMode: 'email', autoComplete: 'email', autoCapitalize: 'none', spellCheck: false, maxLength: limits.emailLength,
  },
  company: { type: 'text', autoComplete: 'organization', maxLength: limits.nameLength },
  phone: { type: 'tel', inputMode: 'tel', autoComplete: 'tel', maxLength: limits.phoneLength },
} as const;

interface Props {
  name: Name;
  value: string;
  required: boolean;
  /** In words. */
  problem: string | undefined;
  onChange: (value: string) => void;
}

/** Something that the channel asks about the visitor. */
export function PersonField({ name, value, required, problem, onChange }: Props) {
  const { texts } = useWidget();
  const shared = {
    id: name, name, value, required, 'aria-invalid': problem !== undefined, 'aria-describedby': problem ? `${name}-error` : undefined,
  };
  return (
    <Field id={name} label={texts.t(name)} optional={required ? undefined : texts.t('optional')} error={problem}>
      {name === 'country'
        ? <Country {...shared} onChange={onChange} />
        : <input {...shared} {...INPUTS[name]} onInput={(event) => onChange(event.currentTarget.value)} />}
    </Field>
  );
}

interface CountryProps {
  id: string;
  name: string;
  value: string;
  required: boolean;
  onChange: (value: string) => void;
}

/** Which countries there are is fetched with the first form that asks; where that fails, once more by whoever opens the list. */
function Country({ onChange, value, ...rest }: CountryProps) {
  const { texts: { language, t } } = useWidget();
  const [countries, know] = useState<readonly Choice[]>([]);
  const fetchAll = () => void import('./countries').then(({ countriesIn }) => know(countriesIn(localeOf(language))), () => undefined);
  useEffect(fetchAll, [language]); // oxlint-disable-line react-hooks/exhaustive-deps -- it is made of the language alone
  return (
    <select {...rest} autoComplete="country" value={value} onFocus={fetchAll} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">{t('countryChoose')}</option>
      {countries.map(({ code, name }) => <option key={code} value={code}>{name}</option>)}
    </select>
  );
}
