import { useEffect, useState, type ComponentType } from 'react';
import type { Feature } from '../../lib/feature';
import { renewPage } from '../../lib/renewPage';
import { forgetPreferences } from '../preferences';
import { forgetLane } from './store';

/** Fetched when the console stands: what warns people must not be what they wait for. */
function later(name: 'Bell' | 'Lane'): ComponentType {
  return () => {
    const [Part, setPart] = useState<ComponentType | null>(null);
    useEffect(() => {
      void import('./parts').then((parts) => setPart(() => parts[name]), renewPage);
    }, []);
    return Part === null ? name === 'Bell' && <span style={{ inlineSize: 36 }} /> : <Part />;
  };
}

export const notifications: Feature = {
  bar: { end: later('Bell') },
  lane: later('Lane'),
  shortcuts: [{ text: 'shortcuts.lane', outside: ['F6'], inside: ['F6'] }],
  forget: () => {
    forgetLane();
    forgetPreferences();
  },
};
