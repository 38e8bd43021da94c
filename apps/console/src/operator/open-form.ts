import { read } from '../api/read.ts';
import type { Both, FoundPlace, Page, Place, RequestDetail } from '../api/rows.ts';
import type { Reply } from '../command/queue.ts';
import { currentTexts } from '../language/texts.ts';
import type { CommunityDetail } from '../parts/place-name.tsx';
import { type CallForm, emptyForm } from './call-form.ts';
import type { Answers } from './score-priority.ts';

const said = (both: Both | undefined) => (currentTexts().language === 'en' ? (both?.en ?? both?.zh) : (both?.zh ?? both?.en)) ?? '';

/** A place as the field shows it once it has been chosen. */
export function textOfPlace({ name, unit, room }: FoundPlace): string {
  const inside = [unit, room].filter((part) => part !== undefined && part !== '').join('-');
  return [said(name), inside].filter((part) => part !== '').join(' ');
}

/** A place of a request with the name that people use. @throws ProblemError */
async function named(place: Place | undefined, area: string): Promise<Pick<CallForm, 'place' | 'placeText'>> {
  const { communityId, estate, building, unit, floor } = place ?? {};
  if (communityId === undefined) return { placeText: '' };
  const community = await read<CommunityDetail>(`/api/intake/communities/${communityId}`);
  const ofEstate = community.estates.find((one) => one.estate === estate)?.name;
  const ofBuilding = community.buildings.find((one) => one.estate === estate && one.building === building)?.name;
  const name = {
    zh: `${community.name.zh ?? ''}${ofEstate?.zh ?? ''}${ofBuilding?.zh ?? ''}`,
    en: [community.name, ofEstate, ofBuilding].flatMap((one) => one?.en ?? one?.zh ?? []).join(', '),
  };
  const found: FoundPlace = {
    communityId,
    area,
    name,
    score: 0,
    reasons: [],
    ...(estate === undefined ? {} : { estate }),
    ...(building === undefined ? {} : { building }),
    ...(unit === undefined ? {} : { unit }),
    ...(floor === undefined ? {} : { floor }),
  };
  return { place: found, placeText: textOfPlace(found) };
}

/** A draft that somebody began, ready to go on with; persons stay as they are unless they are typed anew. @throws ProblemError */
export async function formOfDraft(id: string): Promise<CallForm> {
  const draft = await read<RequestDetail & { readonly callId?: string }>(`/api/intake/requests/${id}`);
  const note = (draft.notes ?? []).flatMap(({ text }) => text ?? []).join('\n');
  return {
    ...emptyForm(draft.callId === undefined ? 'chat' : 'phone'),
    begunAt: draft.createdAt ?? new Date().toISOString(),
    request: { id },
    note,
    notedAlready: note,
    ...(draft.category === undefined ? {} : { category: draft.category }),
    ...(draft.callId === undefined ? {} : { call: { id: draft.callId }, callOver: true }),
    ...(await named(draft.place, draft.area)),
  };
}

interface Guessed {
  readonly category?: string;
  readonly answers: Answers;
  readonly reasons: readonly Both[];
  readonly place?: Place & { readonly area: string };
}

/** What a pasted line was taken for. @throws ProblemError */
export async function formOfGuess(line: string, reply: Reply): Promise<Partial<CallForm>> {
  const guess = reply['guess'] as Guessed | undefined;
  if (guess === undefined) return {};
  const places = guess.place === undefined ? [] : (await read<Page<FoundPlace>>(`/api/intake/places?limit=5&q=${encodeURIComponent(line.slice(0, 120))}`)).items;
  const found = places.find(({ area }) => area === guess.place?.area);
  return {
    guessed: guess.reasons,
    answers: guess.answers,
    ...(guess.category === undefined ? {} : { category: guess.category }),
    ...(found !== undefined ? { place: found, placeText: textOfPlace(found) } : guess.place === undefined ? {} : await named(guess.place, guess.place.area)),
  };
}
