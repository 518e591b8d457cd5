import { lazy, Suspense, type ComponentType } from 'react';

const None = () => null;

/**
 * A part whose script is fetched when it is first shown. Until then, and where that fails, `Plain` stands in its place, or nothing: what
 * is around it goes on.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>, Plain: ComponentType<Props> = None,
): ComponentType<Props> {
  const Loaded = lazy(async () => ({ default: await load().catch(() => Plain) }));
  return (props) => <Suspense fallback={<Plain {...props} />}><Loaded {...props} /></Suspense>;
}
