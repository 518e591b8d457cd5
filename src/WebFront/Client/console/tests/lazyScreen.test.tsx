import { useQuery } from '@tanstack/react-query';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lazyPart } from '../src/ui/lazyPart';
import { lazyScreen } from '../src/ui/lazyScreen';
import { Toasts } from '../src/ui/toasts';
import { answer, button, click, onScreen, place, show, shown, waitFor } from './screen';

onScreen();

describe('a part whose script is fetched when it is first shown', () => {
  it('stands there plainly where the script is gone, and takes nothing else with it', async () => {
    answer(200, {});
    const Part = lazyPart<{ name: string }>(() => Promise.reject(new TypeError('Failed to fetch')), ({ name }) => <b>{name}</b>);
    await show(<><p>Around</p><Part name="invoice.pdf" /></>);
    await waitFor(() => expect(shown()).toContain('invoice.pdf'));
    expect(shown()).toContain('Around');
  });
});

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

  it('keeps a surprise to itself, until another address is shown', async () => {
    answer(200, {});
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const surprise = new RangeError('Invalid time value');
    const Broken = lazyScreen(() => Promise.resolve(() => {
      if (location.pathname === '/console/broken') {
        throw surprise;
      }
      return <p>Mended</p>;
    }));
    history.replaceState(null, '', '/console/broken');
    await show(<><p>Chats</p><Broken /></>);
    await waitFor(() => expect(place.querySelector('[role=alert]')?.textContent).toContain('Something unexpected went wrong here'));
    expect(shown()).toContain('Chats');
    expect(logged.mock.calls.flat()).toContain(surprise);
    await click(button('Reload the page'));
    await waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
    await act(async () => history.replaceState(null, '', '/console/whole'));
    await waitFor(() => expect(shown()).toContain('ChatsMended'));
  });

  it('keeps what a query throws to itself', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const Asking = lazyScreen(() => Promise.resolve(() => {
      useQuery({ queryKey: ['surprise'], queryFn: () => Promise.reject(new RangeError('Invalid time value')) });
      return <p>Asking</p>;
    }));
    await show(<><p>Chats</p><Asking /></>);
    await waitFor(() => expect(shown()).toContain('Something unexpected went wrong here'));
    expect(shown()).toContain('Chats');
  });
});
