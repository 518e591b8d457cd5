import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lazyScreen } from '../src/ui/lazyScreen';
import { Toasts } from '../src/ui/toasts';
import { answer, button, click, onScreen, place, show, shown, waitFor } from './screen';

onScreen();

describe('a screen whose script is fetched when it is first shown', () => {
  const gone = () => lazyScreen(() => Promise.reject(new TypeError('Failed to fetch dynamically imported module')));
  let reload: ReturnType<typeof vi.spyOn>;

  beforeEach(() => {
    sessionStorage.clear();
    reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  });

  it('shows once it is there, and is fetched once', async () => {
    answer(200, {});
    const load = vi.fn(() => Promise.resolve(() => <p>Here</p>));
    const Screen = lazyScreen(load);
    expect(load).not.toHaveBeenCalled();
    await show(<Screen />);
    await waitFor(() => expect(shown()).toContain('Here'));
    await show(<p>Elsewhere</p>);
    await show(<Screen />);
    expect(shown()).toContain('Here');
    expect(load).toHaveBeenCalledTimes(1);
    expect(reload).not.toHaveBeenCalled();
  });

  it('loads the page anew where the script is gone, and does not do so again and again', async () => {
    answer(200, {});
    const [First, Second] = [gone(), gone()];
    await show(<First />);
    await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
    await show(<Second />);
    await waitFor(() => expect(place.querySelector('[role=alert]')?.textContent).toContain('This page could not be loaded.'));
    expect(reload).toHaveBeenCalledTimes(1);
    await click(button('Try again'));
    await waitFor(() => expect(reload).toHaveBeenCalledTimes(2));
  });

  it('keeps the page that there is while the server cannot be reached', async () => {
    answer(0, null);
    const Screen = gone();
    await show(<><Toasts /><Screen /></>);
    await waitFor(() => expect(shown()).toContain('This page could not be loaded.'));
    await click(button('Try again'));
    await waitFor(() => expect(shown()).toContain('No contact with the server.'));
    expect(reload).not.toHaveBeenCalled();
  });
});
