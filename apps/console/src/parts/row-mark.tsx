import { CloudOff, CloudUpload } from 'lucide-react';
import { usePending } from '../command/use-command.ts';
import { useText } from '../language/use-text.ts';
import css from './parts.module.css';

/** "Pending" or "failed" beside what a command of this browser has not changed yet; nothing when all is told. */
export function RowMark({ subject }: { readonly subject: string | undefined }) {
  const t = useText();
  const mark = usePending(subject);
  if (mark === undefined) return null;
  return (
    <span className={css['mark']} data-mark={mark}>
      {mark === 'pending' ? <CloudUpload size={14} aria-hidden /> : <CloudOff size={14} aria-hidden />}
      {t(`queue.${mark}`)}
    </span>
  );
}
