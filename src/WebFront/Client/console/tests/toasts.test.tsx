import type { AccountView } from '@orleans-chat/shared';
import { act } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { initialAgentState, useAgent } from '../src/features/agent/store';
import { Shell } from '../src/shell/Shell';
import { forgetToasts, toast, toastRefusal, Toasts } from '../src/ui/toasts';
import { Identity } from '../src/features/profile/Identity';
import { answer, answers, button, click, onScreen, place, show, shown } from './screen';

const account = { id: 'a1', name: 'Ada', email: 'ada@shop.example' } as unknown as AccountView;
const BUSY = { code: 'storage.busy' as const, text: '' };
const toasts = () => [...place.querySelectorAll('.toasts > *')].map(({ textContent }) => textContent);

onScreen();

describe('what is said at the edge', () => {
  beforeEach(forgetToasts);

  it('is not said any more over the failure of what was begun next; why something did not happen is', async () => {
    answer(503, BUSY);
    await show(<><Toasts /><Identity account={account} onChanged={() => undefined} /></>);
    await act(async () => {
      toast('It is stored.');
      toastRefusal(BUSY);
    });
    expect(toasts()).toEqual(['It is stored.', expect.stringContaining('Much is going on')]);
    await click(button('Save'));
    expect(place.querySelector('.mantine-Alert-root')?.textContent).toContain('Much is going on');
    expect(toasts()).toEqual([expect.stringContaining('Much is going on')]);
  });

  it('is not said to whoever comes after somebody has signed out', async () => {
    answers();
    vi.stubGlobal('WebSocket', class { close(): void {} });
    useAgent.setState(initialAgentState, true);
    await show(<><Toasts /><Shell onSignedOut={() => undefined} /></>);
    await act(async () => toast('It is stored.'));
    expect(shown()).toContain('It is stored.');
    await show(<><Toasts /><p>Sign in</p></>);
    expect(toasts()).toEqual([]);
  });
});
