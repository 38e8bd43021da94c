import type { IntakeEventData } from '#contracts';
import type { RequestFacts, SealedNote, SealedPerson } from '../case/events.ts';

type Body = Pick<IntakeEventData<'intake.request.amended.v1'>, 'place' | 'person' | 'reporter' | 'note'> & { readonly contactAt?: string; readonly neededBy?: string };

/** What dispatch keeps of a logged or amended request; what is sealed stays sealed. */
export function requestFacts(body: Body): RequestFacts {
  const { place, person, reporter, note, contactAt, neededBy } = body;
  return {
    ...(place === undefined ? {} : { place }),
    ...(person === undefined ? {} : { person: person satisfies SealedPerson }),
    ...(reporter === undefined ? {} : { reporter: reporter satisfies SealedPerson }),
    ...(note === undefined ? {} : { note: note satisfies SealedNote }),
    ...(contactAt === undefined ? {} : { contactAt }),
    ...(neededBy === undefined ? {} : { neededBy }),
  };
}
