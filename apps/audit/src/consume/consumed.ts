import { DISPATCH_TOPICS, INTAKE_TOPICS } from '#contracts';
import type { Consumption } from '#runtime';

/** Everything the other services say; its own disclosures are in its log from the start. */
export const consumed: Consumption = { topics: [...INTAKE_TOPICS, ...DISPATCH_TOPICS], ignored: [], recorded: true };
