import { type CommandMetadata, deriveUuid, Refused } from '#event-store';
import type { CommandContext, ServiceRuntime } from '#runtime';
import { dispatchCase } from '../case/case.ts';
import type { SealedNote } from '../case/events.ts';
import type { CaseState } from '../case/state.ts';
import { localDay } from '../local-day.ts';
import { responder } from '../responder/responder.ts';
import type { Found } from './case-access.ts';
import { withNumber } from './with-number.ts';

/** A reservation that a command makes before it tells the case. */
export interface Hold {
  readonly reservationId: string;
  /** Id of the command that reserves. */
  readonly commandId: string;
  /** The one before it, which has lapsed. */
  readonly lapsed?: string;
}

/** What else reserving needs. */
export interface HoldTerms {
  readonly responderId: string;
  readonly offerWithinSeconds: number;
  readonly loadLimit: number;
  readonly reason?: SealedNote;
}

/**
 * The command's reservation: derived from it, so that the same command sent again finds the one that it made. Where that one has lapsed (its process died or its store was away for longer than a
 * reservation stands without an offer) the command goes on with the next: who sends it again was never told no.
 */
export function holdOf(command: CommandContext, metadata: CommandMetadata, state: CaseState): Hold {
  let lapsed: string | undefined;
  for (let n = 0; ; n += 1) {
    const reservationId = command.newId('reservation', n);
    if (isUsed(reservationId, state) || !state.lapsed.includes(reservationId))
      return { reservationId, commandId: n === 0 ? metadata.commandId : deriveUuid(metadata.commandId, 'reserve', n), ...(lapsed === undefined ? {} : { lapsed }) };
    lapsed = reservationId;
  }
}

/** Reserves the responder and tells the case; what the case refuses lets him go again. The time in which it must be told runs from here, not from when the command came: the store may have been slow. */
export async function reserveAnd<T>(runtime: ServiceRuntime, found: Found, hold: Hold, terms: HoldTerms, tell: (metadata: CommandMetadata) => Promise<T>): Promise<T> {
  const { reservationId, commandId, lapsed } = hold;
  const { responderId, ...rest } = terms;
  const now = runtime.now();
  const metadata = { ...found.metadata, now: now.toISOString() };
  if (lapsed !== undefined) await release(runtime, responderId, lapsed, 'orphaned', metadata);
  const reserve = {
    type: 'Reserve',
    reservationId,
    requestId: found.requestId,
    priority: found.state.priority,
    day: localDay(metadata.now, runtime.config.timeZone),
    ...rest,
  } as const;
  await withNumber(runtime, () => runtime.commands.handle(responder, responderId, reserve, { ...metadata, commandId }));
  try {
    return await tell(metadata);
  } catch (error) {
    if (error instanceof Refused) await letGo(runtime, found.stream, responderId, reservationId, metadata);
    throw error;
  }
}

/** The case says first that this reservation is no good any more: the same command sent again, here or by another process, must not tell it with one that nobody holds. */
async function letGo(runtime: ServiceRuntime, stream: string, responderId: string, reservationId: string, metadata: CommandMetadata): Promise<void> {
  const lapse = { type: 'LapseOffer', reservationId, responderId } as const;
  const { state } = await runtime.commands.handle(dispatchCase, stream, lapse, { ...metadata, commandId: deriveUuid(metadata.commandId, 'lapse', reservationId) });
  if (state.lapsed.includes(reservationId)) await release(runtime, responderId, reservationId, 'offer-refused', metadata);
}

async function release(runtime: ServiceRuntime, responderId: string, reservationId: string, because: 'orphaned' | 'offer-refused', metadata: CommandMetadata): Promise<void> {
  const command = { type: 'Release', reservationId, because, counts: false } as const;
  await runtime.commands.handle(responder, responderId, command, { ...metadata, commandId: deriveUuid(metadata.commandId, 'let-go', reservationId) });
}

function isUsed(reservationId: string, { assignments }: CaseState): boolean {
  return assignments.some((assignment) => assignment.reservationId === reservationId || assignment.reports.some(({ data }) => data['reservationId'] === reservationId));
}
