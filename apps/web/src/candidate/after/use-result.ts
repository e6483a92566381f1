import { useEffect, useState } from 'react';
import type { ResultReply } from '../../api/candidate-contract';
import { after, candidateApi } from '../candidate-services';

const firstPauseMs = 4_000;
const longestPauseMs = 60_000;

/** Polls while grading is running. A withheld result is read again only when the candidate refreshes. */
export function useResult(sessionId: string) {
  const [result, setResult] = useState<ResultReply | null>(null);
  const [unavailable, setUnavailable] = useState(false);
  const [asked, setAsked] = useState(1);
  useEffect(() => {
    let gone = false;
    let callOff: () => void = () => undefined;
    const ask = async (pauseMs: number) => {
      let found: ResultReply | null = null;
      try {
        found = await candidateApi.result(sessionId);
      } catch {
        // After any error, the page says that the result is unavailable and polls again.
      }
      if (gone) return;
      if (found) setResult(found);
      setUnavailable(found === null);
      if (found === null || found.state === 'grading')
        callOff = after(pauseMs, () => void ask(Math.min(longestPauseMs, pauseMs * 2)));
    };
    void ask(firstPauseMs);
    return () => {
      gone = true;
      callOff();
    };
  }, [sessionId, asked]);
  return { result, unavailable, refresh: () => setAsked((times) => times + 1) };
}
