import { lazy, Suspense, useState, type ComponentType } from 'react';

const None = () => null;

/**
 * A part whose script is fetched when it is first shown. Until then, and where that fails, `Plain` stands in its place, or nothing: what
 * is around it goes on. Where it has failed, it is asked for again when it is next shown.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>, Plain: ComponentType<Props> = None,
): ComponentType<Props> {
  const newLazy = () => lazy(async () => ({
    default: await load().catch(() => {
      next = newLazy();
      return Plain;
    }),
  }));
  let next = newLazy();
  return function LazyPart(props) {
    const [Loaded] = useState(() => next);
    return <Suspense fallback={<Plain {...props} />}><Loaded {...props} /></Suspense>;
  };
}
