import { Table } from '@mantine/core';
import type { Timeline } from '../api/rows.ts';
import { useText } from '../language/use-text.ts';
import { AssignmentState, Badge } from '../look/badges.tsx';
import { Panel } from '../parts/page.tsx';
import { LEGS } from './legs.ts';
import css from './supervisor.module.css';
import { useResponderNames } from './use-names.ts';
import { DateTime, span } from './values.tsx';

/** Times of an errand, in their order. */
export const MILESTONES = ['offered', 'acknowledged', 'enRoute', 'onScene', 'withPerson', 'leftScene', 'atFacility', 'handedOver', 'cleared', 'backInService'] as const;
type Errand = Timeline['assignments'][number];

/** The intervals of the request; empty ones say why nothing stands there. */
export function Lengths({ timeline }: { readonly timeline: Timeline }) {
  const t = useText();
  return (
    <Panel title={t('supervisor.intervals')} flush>
      <Table className={css['table'] ?? ''} data-lengths>
        <Table.Tbody>
          {LEGS.map((leg) => (
            <Table.Tr key={leg} data-leg={leg}>
              <Table.Th scope="row" fw={500}>
                {t(`supervisor.leg.${leg}`)} <span className={css['quiet']}>{t(`supervisor.legWhat.${leg}`)}</span>
              </Table.Th>
              <Table.Td ta="right" className={css['number'] ?? ''}>
                {span(timeline.intervals[leg])}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  );
}

/** Every errand of the request with its times, and how long from each to the next. */
export function Errands({ timeline }: { readonly timeline: Timeline }) {
  const t = useText();
  const nameOf = useResponderNames();
  if (timeline.assignments.length === 0) return null;
  return (
    <Panel title={t('supervisor.errandsTitle', { count: timeline.assignments.length })}>
      <div className={css['errandList']}>
        {timeline.assignments.map((errand) => (
          <section key={errand.assignmentId} data-errand={errand.n}>
            <h3>
              {errand.n}. {nameOf(errand.responderId)} {errand.end === null ? <Badge tone="standby">{t('supervisor.goesOn')}</Badge> : <AssignmentState status={errand.end} />}
              {errand.round > 1 && <span className={css['quiet']}> {t('supervisor.round', { round: errand.round })}</span>}
            </h3>
            <Strip errand={errand} />
            <ErrandTimes errand={errand} />
          </section>
        ))}
      </div>
    </Panel>
  );
}

/** The known times of an errand with how long each took after the one before. */
export function stepsOf({ times }: Errand): readonly { readonly name: (typeof MILESTONES)[number]; readonly at: string; readonly after: number | null }[] {
  let before: number | undefined;
  return MILESTONES.flatMap((name) => {
    const at = times[name];
    if (at === null) return [];
    const after = before === undefined ? null : (Date.parse(at) - before) / 1_000;
    before = Date.parse(at);
    return [{ name, at, after }];
  });
}

function Strip({ errand }: { readonly errand: Errand }) {
  const steps = stepsOf(errand).filter(({ name }) => name !== 'backInService');
  if (steps.length < 2) return null;
  return (
    <div className={css['strip']} aria-hidden>
      {steps.slice(1).map(({ name, after }) => (
        <span key={name} data-step={name} style={{ flexGrow: Math.max(1, after ?? 1) }} />
      ))}
    </div>
  );
}

function ErrandTimes({ errand }: { readonly errand: Errand }) {
  const t = useText();
  return (
    <ol className={css['steps']}>
      {stepsOf(errand).map(({ name, at, after }) => (
        <li key={name}>
          <span data-step={name}>{t(`supervisor.step.${name}`)}</span>
          <DateTime at={at} seconds />
          <span className={css['number']}>{after === null ? '' : after < 0 ? `−${span(-after)}` : `+${span(after)}`}</span>
        </li>
      ))}
    </ol>
  );
}
