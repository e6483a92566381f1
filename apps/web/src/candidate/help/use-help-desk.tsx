import { useEffect, useState, useSyncExternalStore, type ComponentType, type ReactNode } from 'react';
import { after, newsBell } from '../candidate-services';
import { useText } from '../use-candidate-text';

/** Whether the candidate’s hand is down, up, or was seen by an invigilator. */
export type HandState = 'down' | 'up' | 'seen';

export interface HelpDeskProps {
  sessionId: string;
  newsCount: number;
  opened: boolean;
  onClose: () => void;
  onHand: (hand: HandState) => void;
}

const tryAgainMs = 5_000;

/** Messages and raising a hand. Their code is loaded with the first message or the first press. */
export function useHelpDesk(sessionId: string): { button: ReactNode; desk: ReactNode } {
  const text = useText();
  const newsCount = useSyncExternalStore(newsBell.subscribe, newsBell.count);
  const [opened, setOpened] = useState(false);
  const [hand, setHand] = useState<HandState>('down');
  const [Desk, setDesk] = useState<ComponentType<HelpDeskProps> | null>(null);
  const [tries, setTries] = useState(0);
  const wanted = (opened || newsCount > 0) && !Desk;
  useEffect(() => {
    let callOff: () => void = () => undefined;
    if (wanted)
      import('./HelpDesk').then(
        ({ HelpDesk }) => setDesk(() => HelpDesk),
        // Without network.
        () => (callOff = after(tryAgainMs, () => setTries(tries + 1))),
      );
    return () => callOff();
  }, [wanted, tries]);
  return {
    button: (
      <button
        type="button"
        className={`button help-button ${hand}`}
        aria-haspopup="dialog"
        onClick={() => setOpened(true)}
      >
        {text(`help.${hand}`)}
      </button>
    ),
    desk: Desk ? (
      <Desk
        sessionId={sessionId}
        newsCount={newsCount}
        opened={opened}
        onClose={() => setOpened(false)}
        onHand={setHand}
      />
    ) : (
      opened && (
        <p className="notice" role="status">
          {text('loading')}
        </p>
      )
    ),
  };
}
