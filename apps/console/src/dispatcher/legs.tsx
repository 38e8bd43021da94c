import type { AssignmentRow, CaseRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { Shape } from '../look/shape.tsx';
import { ASSIGNMENT_TONES, type AssignmentStatus } from '../look/tones.ts';
import css from './dispatcher.module.css';
import { alive } from './heat.ts';

/** Every leg of a case: who has which seat and how far he is, and the seats that nobody has. */
export function Legs({ row, nameOf, wrap = false }: { readonly row: CaseRow; readonly nameOf: (one: AssignmentRow) => string; readonly wrap?: boolean }) {
  const t = useText();
  const going = alive(row);
  const finished = row.assignments.filter(({ outcome }) => outcome === 'done');
  const several = row.seats.length > 1;
  return (
    <span className={css['legs']} data-wrap={wrap}>
      {[...finished, ...going].map((one) => (
        <span key={one.assignmentId} className={css['leg']} data-leg={one.status}>
          <Shape tone={one.status in ASSIGNMENT_TONES ? ASSIGNMENT_TONES[one.status as AssignmentStatus] : 'off'} size={10} />
          {several && <span className={css['seat']}>{one.seat}</span>}
          <span className={css['legName']}>{nameOf(one)}</span>
          <span className={css['quiet']}>{one.status in ASSIGNMENT_TONES ? t(`assignment.${one.status as AssignmentStatus}`) : one.status}</span>
          {one.blockedSince !== undefined && <strong className={css['alert']}>{t('dispatcher.blocked')}</strong>}
        </span>
      ))}
      {row.freeSeats.map((seat) => (
        <span key={seat} className={css['leg']} data-leg="free">
          <Shape tone="off" size={10} />
          {several && <span className={css['seat']}>{seat}</span>}
          <span className={css['quiet']}>{t('dispatcher.nobody')}</span>
        </span>
      ))}
    </span>
  );
}
