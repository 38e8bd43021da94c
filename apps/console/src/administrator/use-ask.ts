import { useRef, useState } from 'react';
import { v7 } from 'uuid';
import { type ProblemBody, ProblemError } from '../api/problem.ts';
import { post } from '../api/read.ts';

/** Gives one command of a form, at once; sent again after a lost answer it is still the same command. @throws ProblemError */
export type Give = <Answer>(path: string, body?: object) => Promise<Answer>;

/** A form that sends at once and shows the refusal itself: nothing that was typed is lost, and nothing is kept in this browser (links and rights are secrets). */
export interface Asking {
  readonly busy: boolean;
  readonly problem: ProblemBody | undefined;
  readonly forget: () => void;
  /** Runs the form's work; resolves true when all of it was done. */
  readonly run: (work: (give: Give) => Promise<void>) => Promise<boolean>;
}

/** See {@link Asking}. */
export function useAsk(): Asking {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemBody>();
  const keys = useRef(new Map<string, string>());

  const give: Give = async <Answer>(path: string, body: object = {}) => {
    const mark = `${path} ${JSON.stringify(body)}`;
    const key = keys.current.get(mark) ?? v7();
    keys.current.set(mark, key);
    const answer = await post<Answer>(path, body, { 'idempotency-key': key });
    keys.current.delete(mark);
    return answer;
  };
  const run = async (work: (give: Give) => Promise<void>): Promise<boolean> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await work(give);
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.body);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, run, forget: () => setProblem(undefined) };
}
