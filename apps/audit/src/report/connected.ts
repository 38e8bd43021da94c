import { setImmediate as nextTurn } from 'node:timers/promises';
import type { View } from '#views';
import type { CallDocument } from '../views/call-history/projection.ts';
import type { Share } from './cell.ts';
import { areaTest, type Criteria } from './criteria.ts';

/** How many of the telephone calls of the period were answered (接通率); a call back later is no connection. */
export async function connectedCalls(calls: View<CallDocument>, criteria: Criteria): Promise<Share> {
  const { from, to, asOf } = criteria;
  const within = areaTest(criteria);
  let n = 0;
  let of = 0;
  let after: string | undefined;
  do {
    const page = await calls.find('received', {
      prefix: [],
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      limit: 1_000,
      ...(after === undefined ? {} : { after }),
    });
    for (const { document } of page.items) {
      if (document.medium !== 'phone' || document.position > asOf || !within(document.area)) continue;
      of++;
      if (document.answeredPosition !== undefined && document.answeredPosition <= asOf) n++;
    }
    after = page.next;
    await nextTurn();
  } while (after !== undefined);
  return { n, of };
}
