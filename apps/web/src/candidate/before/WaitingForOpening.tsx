import { useEffect, useState } from 'react';
import { after, serverClock } from '../candidate-services';
import { formatRemaining } from '../time/remaining-time';
import { useServerNow } from '../time/use-server-now';
import { useText } from '../use-candidate-text';

const dayMs = 86_400_000;

interface WaitingForOpeningProps {
  opensAt: string;
  /** Each page starts after a random delay within this time, so that not all start at once. */
  spreadSeconds: number;
  onOpened: () => void;
  /** The sealed paper is stored on this device. */
  paperIsHere: boolean;
}

export function WaitingForOpening({ opensAt, spreadSeconds, onOpened, paperIsHere }: WaitingForOpeningProps) {
  const text = useText();
  const opensAtMs = Date.parse(opensAt);
  const remainingMs = opensAtMs - useServerNow(serverClock, opensAtMs);
  const [myDelayMs] = useState(() => Math.random() * spreadSeconds * 1000);
  const open = remainingMs <= 0;
  useEffect(() => (open ? after(myDelayMs, onOpened) : undefined), [open, myDelayMs, onOpened]);

  const days = Math.floor(remainingMs / dayMs);
  const time = formatRemaining(remainingMs % dayMs);
  return (
    <section className="card countdown">
      <p>{text('waiting.untilOpen')}</p>
      <p className="big-time" role="timer">
        {days > 0 ? text('waiting.days', { days, time }) : time}
      </p>
      <p role="status">{open ? text('waiting.soon') : text('waiting.text')}</p>
      {paperIsHere && !open && <p className="done">{text('waiting.paperIsHere')}</p>}
    </section>
  );
}
