import type { PublicEvent } from '#contracts';

/** What a retraction takes back, by event id: dispatch names one report and all that followed from it, intake what the foreign report had caused. */
function targetsOf(event: PublicEvent): readonly string[] | undefined {
  const data = event.data as { readonly undoes?: readonly string[]; readonly retracted?: string | readonly string[] };
  if (event.type === 'dispatch.report.retracted.v1') return data.undoes !== undefined && data.undoes.length > 0 ? data.undoes : [String(data.retracted)];
  if (event.type === 'intake.request.report-retracted.v1') return Array.isArray(data.retracted) ? (data.retracted as readonly string[]) : [String(data.retracted)];
  return undefined;
}

/** Which event takes back which, and which are taken back by what; a retraction that was itself retracted takes nothing back. */
export interface Retractions {
  readonly retracts: ReadonlyMap<string, readonly string[]>;
  readonly retractedBy: ReadonlyMap<string, string>;
}

/** @param ordered events in the order of their timeline */
export function retractionsOf(ordered: readonly PublicEvent[]): Retractions {
  const retracts = new Map<string, readonly string[]>();
  const retractedBy = new Map<string, string>();
  for (const event of ordered.toReversed()) {
    const targets = targetsOf(event);
    if (targets === undefined) continue;
    retracts.set(event.id, targets);
    if (!retractedBy.has(event.id)) for (const target of targets) retractedBy.set(target, event.id);
  }
  return { retracts, retractedBy };
}
