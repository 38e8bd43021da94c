import { type CommandHandler, type CommandMetadata, type CommandResult, deriveUuid } from '#event-store';
import { helpRequest } from './request/request.ts';
import { broughtBy, type RequestState } from './request/state.ts';

/** How a merge ended. */
export interface MergeOutcome {
  readonly outcome: 'merged' | 'declined';
  readonly survivor: CommandResult<RequestState>;
  readonly merged: CommandResult<RequestState>;
}

/** A further command of the same flow: its id follows from the first one's, so that repeating the flow repeats nothing. */
function further(metadata: CommandMetadata, part: string): CommandMetadata {
  const { fingerprint: _, ...rest } = metadata;
  return { ...rest, commandId: deriveUuid(metadata.commandId, 'merge', part), correlationId: metadata.correlationId ?? '' };
}

/**
 * First step of a merge, on the survivor. The rest is {@link finishMerge}, by the same caller or, if that one is killed, by the policy on the own log.
 * @throws Refused by the survivor's rules
 */
export async function beginMerge(commands: CommandHandler, survivor: string, other: string, metadata: CommandMetadata): Promise<CommandResult<RequestState>> {
  const { state } = await commands.load(helpRequest, other);
  const command = {
    type: 'absorb',
    requestId: other,
    mergeId: metadata.commandId,
    ...broughtBy(state),
    confidential: state.confidential,
  } as const;
  return commands.handle(helpRequest, survivor, command, { ...metadata, correlationId: survivor });
}

/** Second and third step: the other one decides, the survivor confirms or lets go. Harmless to repeat, at any time and by several at once. */
export async function finishMerge(commands: CommandHandler, survivor: string, other: string, mergeId: string, metadata: CommandMetadata): Promise<MergeOutcome> {
  const merged = await commands.handle(helpRequest, other, { type: 'merge-into', into: survivor, mergeId }, { ...further(metadata, 'into'), correlationId: other });
  // The decision may be older than this call, and the merge undone since: what counts is where the other one stands now.
  const now = await commands.load(helpRequest, other);
  const stands = now.state.lifecycle.status === 'merged' && now.state.lifecycle.mergeId === mergeId;
  const last = { ...further(metadata, stands ? 'confirm' : 'release'), correlationId: survivor };
  const settled = await commands.handle(
    helpRequest,
    survivor,
    stands
      ? { type: 'confirm-merge', requestId: other, mergeId, ...broughtBy(now.state) }
      : { type: 'release-duplicate', requestId: other, mergeId, reason: now.state.mergeDecisions[mergeId] === 'merged' ? 'unmerged' : 'refused' },
    last,
  );
  return { outcome: stands ? 'merged' : 'declined', survivor: settled, merged: { ...merged, ...now, events: merged.events, replayed: merged.replayed } };
}
