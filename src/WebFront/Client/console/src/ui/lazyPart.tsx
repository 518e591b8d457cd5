import { lazy, Suspense, type ComponentType } from 'react';

const None = () => null;

/** A part of the frame whose script is fetched when it is first shown: its place stays empty until then, and where that fails. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load().catch((): ComponentType<Props> => None) }));
  return (props) => <Suspense><Loaded {...props} /></Suspense>;
}
