import { lazyScreen } from '../../ui/lazyScreen';

/** Who is signed in already needs nothing of it. */
export const SignInPage = lazyScreen(async () => (await import('./SignIn')).SignIn);
