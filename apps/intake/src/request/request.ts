import type { CommandMetadata, Decider } from '#event-store';
import type { RequestCommand } from './commands.ts';
import { addFact, amend, answerQuestions, draft, log, setCategory, setPriority } from './decide-body.ts';
import { answerOnCall, close, end, followUp, pause, reopen } from './decide-course.ts';
import { follow } from './decide-foreign.ts';
import { merge, unmerge } from './decide-merge.ts';
import type { RequestEvent } from './events.ts';
import { evolve, INITIAL, type RequestState } from './state.ts';

function decide(command: RequestCommand, state: RequestState, metadata: CommandMetadata): readonly RequestEvent[] {
  switch (command.type) {
    case 'draft':
      return draft(command, state);
    case 'log':
      return log(command, state);
    case 'answer-questions':
      return answerQuestions(command, state);
    case 'set-category':
      return setCategory(command, state);
    case 'set-priority':
      return setPriority(command, state);
    case 'amend':
      return amend(command, state);
    case 'add-note':
    case 'set-needed-by':
    case 'promise-eta':
    case 'link':
    case 'divide':
    case 'suspect-duplicate':
    case 'notify-external-service':
    case 'external-service-arrived':
    case 'inform-caller':
      return addFact(command, state);
    case 'hold':
    case 'resume':
    case 'wake':
    case 'return':
      return pause(command, state, metadata);
    case 'discard-draft':
    case 'cancel':
    case 'declare-unfounded':
    case 'transfer':
      return end(command, state);
    case 'answer-on-call':
      return answerOnCall(command, state, metadata);
    case 'follow-up':
      return followUp(command, state, metadata);
    case 'close':
      return close(command, state, metadata);
    case 'reopen':
      return reopen(command, state);
    case 'absorb':
    case 'merge-into':
    case 'confirm-merge':
    case 'release-duplicate':
      return merge(command, state);
    case 'unmerge':
      return unmerge(command, state);
    case 'record-offer':
    case 'record-progress':
    case 'record-done':
    case 'record-visit-again':
    case 'retract-report':
    case 'refuse-event':
      return follow(command, state, metadata);
    default:
      return command satisfies never;
  }
}

/** The rules of a HelpRequest 求助单, from first keystroke to verified closure. */
export const helpRequest: Decider<RequestState, RequestCommand, RequestEvent> = { initialState: INITIAL, evolve, decide };
