import { useEffect, useState } from 'react';
import type { ServerClock } from './server-clock';

/** The server's time, updated at each full second before `untilMs`, so that a countdown never skips a second. */
export function useServerNow(clock: ServerClock, untilMs: number): number {
  const [nowMs, setNowMs] = useState(() => clock.nowMs());
  useEffect(() => {
    let timer: number;
    const tick = () => {
      const now = clock.nowMs();
      setNowMs(now);
      const intoSecondMs = (((untilMs - now) % 1000) + 1000) % 1000;
      timer = window.setTimeout(tick, intoSecondMs + 10);
    };
    tick();
    return () => window.clearTimeout(timer);
  }, [clock, untilMs]);
  return nowMs;
}
