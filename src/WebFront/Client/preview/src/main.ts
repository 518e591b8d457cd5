import type { WidgetConfig } from '@orleans-chat/shared/contracts';
import { takeNoFocus } from './quiet';
import { SCENES, type PreviewAgent, type Scene } from './scene';
import { Stage } from './stage';

/** What the console tells. */
interface Show {
  readonly type: 'orleans-chat.preview';
  readonly scene: Scene;
  readonly look: WidgetConfig;
  readonly agent: PreviewAgent;
}

takeNoFocus();

let stage: Stage | null = null;
let staged = '';

window.addEventListener('message', (event) => {
  if (event.origin === location.origin && isShow(event.data)) {
    show(event.data);
  }
});
window.parent.postMessage({ type: 'orleans-chat.preview-ready' }, location.origin);

function show({ scene, look, agent }: Show): void {
  // What visitors get with Hello or from the log takes a new performance; everything else reaches the open window.
  const needed = JSON.stringify([scene, agent, look.language, scene === 'badge' && look]);
  if (needed === staged) {
    stage?.show(look);
    return;
  }
  staged = needed;
  stage?.leave();
  stage = new Stage(scene, look, agent);
}

function isShow(data: unknown): data is Show {
  const told = data as Partial<Show> | null;
  return told?.type === 'orleans-chat.preview' && SCENES.includes(told.scene!) && typeof told.look?.id === 'string';
}
