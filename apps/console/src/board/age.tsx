import { Radio, WifiOff } from 'lucide-react';
import { useServerNow } from '../time/use-server-now.ts';
import css from './board.module.css';
import { Said } from './said.tsx';

/** Older than this the picture may be wrong, seconds. */
const OLD = 40;

/** How old the picture is; an old one changes shape and words, not only colour. */
export function Age({ asOf, failed }: { readonly asOf: string; readonly failed: boolean }) {
  const seconds = Math.max(0, Math.floor((useServerNow() - Date.parse(asOf)) / 1_000));
  const old = seconds > OLD;
  return (
    <span className={css['age']} data-old={old} data-age={seconds}>
      {old || failed ? <WifiOff size="1em" aria-hidden /> : <Radio size="1em" aria-hidden />}
      {old ? (
        <Said id={seconds < 120 ? 'board.oldSeconds' : 'board.oldMinutes'} values={{ seconds, minutes: Math.floor(seconds / 60) }} />
      ) : (
        <Said id="board.fresh" values={{ seconds }} />
      )}
      {/* Told once when it becomes old, not every second. */}
      <span className="for-readers-only" role="status">
        {old && <Said id="board.oldForReaders" />}
      </span>
    </span>
  );
}
