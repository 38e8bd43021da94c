import type { Sealed } from '#event-store';
import type { FollowUp, RequestCommand } from './request/commands.ts';
import type { Place, RequestBody, SealedNote, SealedPerson } from './request/events.ts';

/** Where it is. */
export const PLACE: Place = { area: 'city/d/s/c/east/3', communityId: 'community-1', estate: 'east', building: '3' };
/** Who is helped. */
export const PERSON: SealedPerson = { personId: 'person-1', details: 'sealed person' as Sealed };
/** Some free text. */
export const NOTE: SealedNote = { noteId: 'note-1', details: 'sealed note' as Sealed };
/** A complete body. */
export const body: RequestBody & { readonly place: Place } = { area: PLACE.area, place: PLACE, person: PERSON, reporter: { personId: 'person-2', relation: 'family' } };

/** A follow-up by whoever sends it. */
export function asked({ outcome, day, closeOnVerify }: Pick<FollowUp, 'outcome' | 'day'> & { readonly closeOnVerify: boolean }): RequestCommand {
  return { type: 'follow-up', outcome, asked: 'person', involved: [], day, rules: { confirms: ['person', 'reporter', 'second-person'], closeOnVerify } };
}
