import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const GONE = new TypeError('Failed to fetch dynamically imported module');

describe('a page whose words cannot be fetched', () => {
  let reload: ReturnType<typeof vi.spyOn>;
  let app: HTMLElement;
  const reachable = (is: boolean) =>
    vi.stubGlobal('fetch', () => (is ? Promise.resolve(new Response()) : Promise.reject(new TypeError('offline'))));
  /** The page as it is when its script has run. */
  const start = async () => {
    vi.resetModules();
    app.replaceChildren();
    await expect(import('../src/main')).rejects.toBe(GONE);
  };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    vi.doMock('../src/shell/words', () => ({ wordsOf: () => Promise.reject(GONE) }));
    sessionStorage.clear();
    reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
    app = document.body.appendChild(Object.assign(document.createElement('div'), { id: 'app' }));
  });

  afterEach(() => {
    vi.useRealTimers();
    vi.doUnmock('../src/shell/words');
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    app.remove();
  });

  it('is loaded anew, says so in both languages where that did not help, and tries again after a while', async () => {
    reachable(true);
    await start();
    expect(reload).toHaveBeenCalledTimes(1);
    await start();
    expect(reload).toHaveBeenCalledTimes(1);
    expect([...app.children].map((each) => [(each as HTMLElement).lang, each.getAttribute('role')])).toEqual([
      ['en', 'alert'], ['nb', 'alert'],
    ]);
    expect(app.textContent).toMatch(/The console could not be loaded\..*Konsollen kunne ikke lastes inn\./);
    app.querySelectorAll('button').forEach((button) => button.click());
    expect(reload).toHaveBeenCalledTimes(3);
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitFor(() => expect(reload.mock.calls.length).toBeGreaterThan(3));
  });

  it('says so while the server cannot be reached, and is loaded anew when it can', async () => {
    reachable(false);
    await start();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(reload).not.toHaveBeenCalled();
    expect(app.textContent).toContain('The console could not be loaded.');
    reachable(true);
    await vi.advanceTimersByTimeAsync(10_000);
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
  });
});
