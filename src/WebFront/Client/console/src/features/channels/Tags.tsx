import { TagsInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { useSetting } from './ChannelContext';
import type { Path } from './paths';

interface Props {
  path: Path;
  placeholder?: string;
  /** What a text comes to: several may be pasted at once. */
  entries: (text: string) => string[];
}

interface Typed {
  readonly text: string;
  /** What was there before it. */
  readonly before: readonly string[];
}

/** A list of short texts. What is being typed is the last of them already: saved, kept and marked like what is typed anywhere else. */
export function Tags({ path, placeholder, entries }: Props) {
  const { value, set, ...rest } = useSetting<string[]>(path);
  const [typed, setTyped] = useState<Typed>({ text: '', before: value });
  const told = useRef(''); // The same for handlers: several of them may run before the next picture.
  const all = ({ text, before }: Typed) => [...new Set([...before, ...entries(text)])];
  const own = all(typed).join('\n') === value.join('\n'); // Else the list has become another one meanwhile.
  const type = (next: Typed) => {
    told.current = next.text;
    setTyped(next);
    set(all(next));
  };
  const before = own ? typed.before : value;
  return (
    <TagsInput
      {...rest} name={path} placeholder={placeholder ?? ''} value={[...before]} searchValue={own ? typed.text : ''} splitChars={[',', ' ']}
      onSearchChange={(text) => text === told.current || type({ text, before })}
      onChange={(tags) => type({ text: '', before: [...new Set(tags.flatMap((tag) => (before.includes(tag) ? [tag] : entries(tag))))] })}
    />
  );
}
