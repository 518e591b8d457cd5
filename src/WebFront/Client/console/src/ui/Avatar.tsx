import { Avatar as MantineAvatar } from '@mantine/core';
import styles from './Avatar.module.css';

interface Props {
  name: string;
  photo: string | null | undefined;
  size?: number | 'sm';
}

/** Somebody's photo, or their initials. For the eye only: beside it, or on the button around it, stands a name. */
export function Avatar({ name, photo, size }: Props) {
  return (
    <MantineAvatar src={photo ?? null} name={name} color="initials" size={size ?? 'md'} alt="" aria-hidden>
      <span className={styles.initials} data-initials={initialsOf(name)} />
    </MantineAvatar>
  );
}

/** Without a picture. */
export const Initials = ({ name }: { name: string }) => initialsOf(name);

/** Of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const chosen = words.length > 1 ? [words[0]!, words.at(-1)!] : words;
  return chosen.map((word) => [...word][0] ?? '').join('').toLocaleUpperCase();
}
