import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { Button } from '@mantine/core';
import { read } from '../api/read.ts';
import type { CaseDetail, OwnTasks } from '../api/rows.ts';
import { useCatalogue } from '../api/use-catalogue.ts';
import { useAnswered, useQueue } from '../command/use-command.ts';
import { useBoth, useText } from '../language/use-text.ts';
import { AssignmentState, PriorityBadge } from '../look/badges.tsx';
import { kept } from '../offline/pictures.ts';
import { usePlaceName } from '../parts/place-name.tsx';
import { RowMark } from '../parts/row-mark.tsx';
import { Due } from '../time/times.tsx';
import { CallLink } from './call-link.tsx';
import { Custody } from './custody.tsx';
import { OfferActions } from './offer-actions.tsx';
import { notShown, stepsOf, withWaiting } from './progress.ts';
import css from './responder.module.css';
import { Stages } from './stages.tsx';
import { StepActions } from './step-actions.tsx';
import { useReport } from './use-report.ts';

/** One assignment: where, whom, what, and the next thing to do. */
export function TaskCard({ assignment }: { readonly assignment: OwnTasks['assignments'][number] }) {
  const t = useText();
  const both = useBoth();
  const catalogue = useCatalogue();
  const { assignmentId, responderId, case: row } = assignment;
  const { requestId, place, area, person } = row;
  const detail = useQuery({ queryKey: ['dispatch', 'case', requestId], queryFn: kept((context) => read<CaseDetail>(`/api/dispatch/cases/${requestId}`, context)) }).data;
  const nameOf = usePlaceName(place?.communityId);
  const { commands } = useQueue();
  const answered = useAnswered();
  const standing = withWaiting(assignment, notShown(row.version, answered, commands));
  const report = useReport(assignmentId);
  const category = catalogue.category(row.category);
  const seat = row.seats.find((one) => one.seat === assignment.seat);
  const stages = detail?.stages?.length ? detail.stages : (category?.stages ?? []);
  const others = detail?.assignments.filter((one) => !one.ended && one.assignmentId !== assignmentId) ?? [];
  const notes = detail?.notes.flatMap(({ text }) => text ?? []) ?? [];
  const { building } = detail ?? {};
  const title = `${assignmentId}-title`;
  if (standing.over !== undefined) {
    return (
      <section className={css['card']} data-assignment={assignmentId} data-status={standing.over} aria-labelledby={title}>
        <div className={css['body']}>
          <div className={css['standing']}>
            <h2 id={title}>{both(category?.name)}</h2>
            <AssignmentState status={standing.over} />
            <RowMark subject={assignmentId} />
          </div>
        </div>
      </section>
    );
  }
  const offered = standing.status === 'offered';
  return (
    <section className={css['card']} data-assignment={assignmentId} data-status={standing.status} aria-labelledby={title}>
      <div className={css['head']}>
        <h2 id={title}>{both(category?.name)}</h2>
        {row.number !== undefined && <span className={css['number']}>{t('responder.number', { number: String(row.number) })}</span>}
        <PriorityBadge priority={row.priority} withWord />
      </div>
      <div className={css['body']}>
        <div className={css['standing']}>
          <AssignmentState status={standing.status} />
          {offered && assignment.respondBy !== undefined && (
            <span className={css['tag']}>
              {t('responder.answerWithin')} <Due at={assignment.respondBy} from={assignment.offeredAt} />
            </span>
          )}
          <RowMark subject={assignmentId} />
        </div>
        {row.withdrawn !== undefined && <div className={css['notice']}>{t('responder.withdrawn')}</div>}
        {row.placeToAcknowledge.includes(assignmentId) && (
          <div className={css['notice']} role="alert">
            {t('responder.placeChanged')}
            <Button className={css['button']} onClick={() => report('acknowledge-place', { final: true })}>
              {t('responder.placeSeen')}
            </Button>
          </div>
        )}
        <div>
          <p className={css['place']}>{nameOf(person?.room === undefined ? place : { ...place, room: person.room }, area)}</p>
          {person?.name !== undefined && <p className={css['who']}>{person.age === undefined ? person.name : t('responder.whoAge', { name: person.name, age: person.age })}</p>}
        </div>
        {building?.accessNote !== undefined && (
          <p className={css['access']} data-access>
            <TriangleAlert size={20} aria-hidden />
            {both(building.accessNote)}
          </p>
        )}
        {offered ? <OfferActions report={report} /> : <StepActions standing={standing} steps={stepsOf(stages)} report={report} />}
        <dl className={css['facts']}>
          {notes.length > 0 && (
            <>
              <dt>{t('responder.need')}</dt>
              <dd>{notes.join(' · ')}</dd>
            </>
          )}
          {building !== undefined && (
            <>
              <dt>{t('responder.stairs')}</dt>
              <dd>{t(building.lift ? 'responder.lift' : 'responder.noLift', { floors: building.floors })}</dd>
            </>
          )}
          {seat !== undefined && (
            <>
              <dt>{t('responder.seat')}</dt>
              <dd>{[seat.seat, ...seat.skills.map((skill) => both(catalogue.skill(skill)) || skill)].join(' · ')}</dd>
            </>
          )}
          {seat?.canCarryKg !== undefined && (
            <>
              <dt>{t('responder.bring')}</dt>
              <dd>{t('responder.carry', { kilograms: seat.canCarryKg })}</dd>
            </>
          )}
          {others.length > 0 && (
            <>
              <dt>{t('responder.with')}</dt>
              <dd>
                {others.map((one) => (
                  <span key={one.assignmentId} className={css['tag']}>
                    {one.responderName} <AssignmentState status={one.status} />
                  </span>
                ))}
              </dd>
            </>
          )}
        </dl>
        {!offered && person !== undefined && <CallLink requestId={requestId} />}
        {!offered && category?.stages !== undefined && (
          <Stages assignmentId={assignmentId} category={category} planned={detail?.stages} told={notShown(detail?.version, answered, commands)} report={report} />
        )}
        {!offered && <Custody responderId={responderId} assignments={detail?.assignments ?? []} personId={person?.personId} report={report} />}
      </div>
    </section>
  );
}
