import type { IntegrityEvent, WatchedAct } from '../../api/candidate-contract';
import { canFillScreen, fillsScreen, fullScreenChanges } from './full-screen';

type Record = (kind: IntegrityEvent['kind']) => unknown;
type Listeners = [EventTarget, string, (event: Event) => void][];

/** DOM listeners for the watched acts. The server detects changes of device and address itself. */
export function listenersFor(watched: readonly WatchedAct[], record: Record): Listeners {
  return watched.flatMap((act): Listeners => {
    switch (act) {
      case 'leaving_page':
        return [
          [
            document,
            'visibilitychange',
            () => record(document.visibilityState === 'hidden' ? 'page_hidden' : 'page_shown'),
          ],
        ];
      case 'losing_focus':
        return [
          [window, 'blur', () => record('focus_lost')],
          [window, 'focus', () => record('focus_gained')],
        ];
      case 'leaving_full_screen':
        if (!canFillScreen()) return [];
        return fullScreenChanges.map((name) => [
          document,
          name,
          () => record(fillsScreen() ? 'full_screen_entered' : 'full_screen_left'),
        ]);
      case 'copying_pasting':
        return [
          [document, 'copy', (event) => !isOwnText(event.target) && record('copied')],
          [document, 'paste', () => record('pasted')],
        ];
      case 'printing':
        return [[window, 'beforeprint', () => record('printed')]];
      case 'changing_device':
      case 'changing_address':
        return [];
    }
  });
}

/** Cutting and pasting within one's own answer is writing, not copying. */
const isOwnText = (target: EventTarget | null): boolean =>
  target instanceof Element && target.matches('input, textarea');
