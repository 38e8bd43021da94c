import { EVENT_VERSIONS as CASE } from '../case/past-events.ts';
import { EVENT_VERSIONS as PLACE } from '../place/past-events.ts';
import { EVENT_VERSIONS as RESPONDER } from '../responder/past-events.ts';

/** Present version of the data of every own event type. */
export const EVENT_VERSIONS: Readonly<Record<string, number>> = { ...CASE, ...RESPONDER, ...PLACE };
