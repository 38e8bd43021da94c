import { useEffect, useState } from 'react';
import type { ProblemError } from '../api/problem.ts';

/** Counts down the seconds for which the server takes no further tries. */
export function useWait(): { readonly seconds: number; readonly begin: (error: ProblemError) => void } {
  const [until, setUntil] = useState<number>();
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    if (until === undefined) return undefined;
    const tell = () => {
      const left = Math.max(0, Math.ceil((until - performance.now()) / 1_000));
      setSeconds(left);
      if (left === 0) setUntil(undefined);
    };
    tell();
    const timer = setInterval(tell, 250);
    return () => clearInterval(timer);
  }, [until]);
  const begin = ({ status, retryAfter }: ProblemError) => {
    if (status === 429 && retryAfter !== undefined) setUntil(performance.now() + retryAfter * 1_000);
  };
  return { seconds, begin };
}
