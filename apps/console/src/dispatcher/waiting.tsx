import { Button } from '@mantine/core';
import { PencilLine, Phone } from 'lucide-react';
import { memo } from 'react';
import type { AssignmentRow, CaseRow, RequestRow, ResponderRow } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { PlaceName } from '../parts/place-name.tsx';
import type { Presences } from '../presence/use-presence.ts';
import { Ago, Due } from '../time/times.tsx';
import { useServerNow } from '../time/use-server-now.ts';
import css from './dispatcher.module.css';
import { alive } from './heat.ts';
import { CategoryName } from './queue.tsx';

/** An offer that its responder has not answered, and that somebody has to say to him. */
export interface PhoneTask {
  readonly row: CaseRow;
  readonly one: AssignmentRow;
}

/** More of them at once are a number: nobody can phone forty people before the list is another. */
const MOST = 40;

/** Offers to phone about: at once where the responder has no page that is open, else when half of the time to answer is over. */
export function phoneTasks(rows: readonly CaseRow[], responders: ReadonlyMap<string, ResponderRow>, presences: Presences | undefined, now: number): readonly PhoneTask[] {
  return rows.flatMap((row) =>
    alive(row)
      .filter((one) => {
        if (one.status !== 'offered') return false;
        const accountId = responders.get(one.responderId)?.accountId;
        if (accountId === undefined) return true;
        // As long as nobody has said who is here, the clock decides.
        if (presences !== undefined && presences.get(accountId)?.open !== true) return true;
        return one.respondBy !== undefined && now > (Date.parse(one.offeredAt) + Date.parse(one.respondBy)) / 2;
      })
      .map((one) => ({ row, one })),
  );
}

interface WaitingProps {
  readonly rows: readonly CaseRow[];
  readonly responders: ReadonlyMap<string, ResponderRow>;
  readonly presences: Presences | undefined;
  readonly nameOf: (one: AssignmentRow) => string;
  readonly drafts: readonly RequestRow[];
  readonly onShow: (requestId: string) => void;
  readonly onYes: (task: PhoneTask) => void;
}

interface TaskProps {
  readonly row: CaseRow;
  readonly one: AssignmentRow;
  readonly name: string;
  readonly phone: string | undefined;
  readonly onShow: (requestId: string) => void;
  readonly onYes: (task: PhoneTask) => void;
}

/** Drawn anew only when something of it changed, not with every second of the list. */
const Task = memo(function Task({ row, one, name, phone, onShow, onYes }: TaskProps) {
  const t = useText();
  return (
    <li>
      <button type="button" className={css['link']} onClick={() => onShow(row.requestId)}>
        #{row.number} {name}
      </button>
      {phone !== undefined && <span className={css['quiet']}>{phone}</span>}
      {one.respondBy !== undefined && <Due at={one.respondBy} from={one.offeredAt} />}
      <Button size="compact-xs" variant="default" ml="auto" onClick={() => onYes({ row, one })} aria-label={t('dispatcher.saidYesOf', { name, number: row.number ?? 0 })}>
        {t('dispatcher.saidYes')}
      </Button>
    </li>
  );
});

/** Under the queue: whom to phone, and what operators are typing just now. */
export function Waiting({ rows, responders, presences, nameOf, drafts, onShow, onYes }: WaitingProps) {
  const t = useText();
  const now = useServerNow();
  const tasks = phoneTasks(rows, responders, presences, now);
  if (tasks.length + drafts.length === 0) return null;
  return (
    <div className={css['waiting']}>
      {tasks.length > 0 && (
        <section aria-label={t('dispatcher.phoneTasks')} data-phone-tasks>
          <h3>
            <Phone size={14} aria-hidden /> {t('dispatcher.phoneTasks')} <span className={css['quiet']}>{tasks.length}</span>
          </h3>
          <ul className={css['plain']}>
            {tasks.slice(0, MOST).map(({ row, one }) => (
              <Task
                key={`${row.requestId} ${one.assignmentId}`}
                row={row}
                one={one}
                name={nameOf(one)}
                phone={responders.get(one.responderId)?.phone}
                onShow={onShow}
                onYes={onYes}
              />
            ))}
            {tasks.length > MOST && <li className={css['quiet']}>{t('dispatcher.more', { count: tasks.length - MOST })}</li>}
          </ul>
        </section>
      )}
      {drafts.length > 0 && (
        <section aria-label={t('dispatcher.drafts')} data-drafts>
          <h3>
            <PencilLine size={14} aria-hidden /> {t('dispatcher.drafts')} <span className={css['quiet']}>{drafts.length}</span>
          </h3>
          <ul className={css['plain']}>
            {drafts.map((draft) => (
              <li key={draft.id}>
                <strong>#{draft.number}</strong>
                <span className={css['cut']}>
                  {draft.category === undefined ? t('dispatcher.noCategoryYet') : <CategoryName category={draft.category} />}
                  {draft.place !== undefined && (
                    <>
                      {' · '}
                      <PlaceName place={draft.place} area={draft.area} />
                    </>
                  )}
                </span>
                <span className={css['quiet']}>
                  <Ago at={draft.updatedAt} />
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
