import { h, type FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of the window that is fetched when it is first shown; the other until it is there, and where it cannot be had. */
export function late<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>, Meanwhile: FunctionComponent<Props> = () => null,
): FunctionComponent<Props> {
  let loaded: FunctionComponent<Props> | undefined;
  const fetchPart = async () => Boolean(loaded ??= await load());
  return (props) => {
    const [, draw] = useState(false);
    useEffect(() => void fetchPart().then(draw, () => undefined), []); // Asked for again the next time.
    return loaded ? h(loaded, props) : h(Meanwhile, props);
  };
}
