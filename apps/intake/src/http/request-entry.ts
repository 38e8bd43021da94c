import { Injectable } from '@nestjs/common';
import { Catalogue, type Category, type ScoredPriority } from '#catalogue';
import { type CommandResult, Refused } from '#event-store';
import { type CommandContext, Problem, ServiceRuntime } from '#runtime';
import { call } from '../call/call.ts';
import { type Guess, guessFromText } from '../places/guess.ts';
import { PlaceDirectory } from '../places/place-directory.ts';
import type { Place, RequestBody } from '../request/events.ts';
import type { RequestState } from '../request/state.ts';
import type { OpensDto, PostRequestDto } from './dto/request-body.dto.ts';
import { PlaceResolver, type ResolvedPlace } from './place-resolver.ts';
import { personsOf, reply, RequestCommands, type RequestReply, resourceOf } from './request-commands.ts';
import { defined, type SealedParts, Sealing } from './sealing.ts';
import { answered, categoryOf, prioritised, scored } from './triage.ts';

/** What logging or drafting answers. */
export interface EntryReply extends RequestReply {
  readonly priority?: string;
  /** Why this priority, in words. */
  readonly reasons?: readonly { readonly zh: string; readonly en: string }[];
  /** What a pasted line was taken for. */
  readonly guess?: Pick<Guess, 'category' | 'answers' | 'reasons'> & { readonly place?: Place };
  /** The open request of a confidential tip. */
  readonly opened?: { readonly id: string; readonly number: number };
}

/** How requests come in: drafted, logged, or as a confidential tip. */
@Injectable()
export class RequestEntry {
  constructor(
    private readonly runtime: ServiceRuntime,
    private readonly catalogue: Catalogue,
    private readonly requests: RequestCommands,
    private readonly places: PlaceResolver,
    private readonly directory: PlaceDirectory,
    private readonly sealing: Sealing,
  ) {}

  /** `POST requests` */
  post(body: PostRequestDto, command: CommandContext): Promise<EntryReply> {
    if (body.draft === true) return this.#draft(body, command);
    if (body.text !== undefined) throw wrong('/text', 'only-for-drafts');
    const category = body.category === undefined ? undefined : categoryOf(this.catalogue, body.category);
    if (category?.confidential) return this.#tip(body, category, command);
    return this.#log(command.newId('request'), body, category, undefined, command);
  }

  /** `POST requests/{id}/log`: completes a draft or a returned request. */
  async complete(id: string, body: PostRequestDto, command: CommandContext): Promise<EntryReply> {
    if (body.text !== undefined || body.draft !== undefined) throw wrong(body.text === undefined ? '/draft' : '/text', 'only-for-drafts');
    const state = await this.requests.load(id);
    this.requests.allowed(command, 'intake.request.log', resourceOf(state));
    const key = body.category ?? state.category;
    const category = key === undefined ? undefined : categoryOf(this.catalogue, key);
    if (category?.confidential) throw wrong('/category', 'tip-not-drafted');
    return this.#log(id, body, category, state, command);
  }

  async #log(id: string, body: PostRequestDto, category: Category | undefined, drafted: RequestState | undefined, command: CommandContext): Promise<EntryReply> {
    if (body.opens !== undefined) throw wrong('/opens', 'only-for-tips');
    const place = await this.#place(body, drafted, command);
    const under = this.requests.allowed(command, 'intake.request.log', { area: place.place.area });
    const score = this.#score(body, category);
    const contact = await this.#contact(body, under);
    const sealed = await this.sealing.seal(under, {
      person: body.person,
      room: place.room,
      reporter: body.reporter,
      text: body.note,
      answers: score === undefined || body.answers === undefined ? undefined : { answers: body.answers, reasons: score.reasons },
      priorityReason: body.priorityReason,
      about: drafted === undefined ? [] : personsOf(drafted),
    });
    const priority = category === undefined ? undefined : prioritised(category, body.priority, score, sealed.priorityReason);
    if (category === undefined && body.priority !== undefined) throw wrong('/category', 'category-wanted');
    const answers = category === undefined ? undefined : answered(category, score, sealed.answers);
    const done = await this.requests.create(id, under, {
      type: 'log',
      body: { ...bodyOf(place.place, sealed, body, contact), place: place.place },
      ...(category === undefined ? {} : { category: category.key }),
      ...(answers === undefined ? {} : { answers }),
      ...(priority === undefined ? {} : { priority }),
    });
    return entryReply(done, score);
  }

  /** The tip keeps call and reporter to itself; what it opens names neither. The open one comes first, so that no tip is ever without. */
  async #tip(body: PostRequestDto, category: Category, command: CommandContext): Promise<EntryReply> {
    const place = await this.#place(body, undefined, command);
    const under = this.requests.allowed(command, 'intake.request.log', { area: place.place.area });
    const opens: OpensDto = body.opens ?? {};
    const openCategory = categoryOf(this.catalogue, opens.category ?? 'other', '/opens/category');
    if (openCategory.confidential) throw wrong('/opens/category', 'tip-opens-open-request');
    const contact = await this.#contact(body, under);
    const score = this.#score(body, category);
    const sealed = await this.sealing.seal(under, {
      person: body.person,
      room: place.room,
      reporter: body.reporter,
      text: body.note,
      answers: score === undefined || body.answers === undefined ? undefined : { answers: body.answers, reasons: score.reasons },
      priorityReason: body.priorityReason,
    });
    const about = sealed.person === undefined || body.reporter?.relation === 'self' ? [] : [sealed.person.personId];
    const openNote = await this.sealing.note(under, opens.note, about, 'opens');
    const openId = under.newId('request', 'opens');
    const opened = await this.requests.create(openId, under, {
      type: 'log',
      body: defined({
        area: place.place.area,
        place: place.place,
        person: body.reporter?.relation === 'self' ? undefined : sealed.person,
        note: openNote,
        contactAt: contact.contactAt,
      }) as RequestBody & { place: Place },
      category: openCategory.key,
      priority: prioritised(openCategory, opens.priority, undefined, undefined),
    });
    const answers = answered(category, score, sealed.answers);
    const done = await this.requests.create(under.newId('request'), under, {
      type: 'log',
      body: { ...bodyOf(place.place, sealed, body, contact), place: place.place, confidential: true },
      category: category.key,
      priority: prioritised(category, body.priority, score, sealed.priorityReason),
      opened: openId,
      ...(answers === undefined ? {} : { answers }),
    });
    return { ...entryReply(done, score), opened: { id: openId, number: opened.firstPosition } };
  }

  async #draft(body: PostRequestDto, command: CommandContext): Promise<EntryReply> {
    const guess = body.text === undefined ? undefined : guessFromText(this.catalogue, await this.directory.reachedBy(command.subject.rights), body.text);
    const key = body.category ?? guess?.category;
    const category = key === undefined ? undefined : categoryOf(this.catalogue, key);
    if (category?.confidential && body.category !== undefined) throw wrong('/category', 'tip-not-drafted');
    const place = body.place === undefined ? this.#guessedPlace(guess) : await this.places.resolve(body.place, command.subject.rights);
    const area = place?.place.area ?? command.subject.rights[0]?.area ?? '';
    const under = this.requests.allowed(command, 'intake.request.draft', { area });
    const contact = await this.#contact(body, under);
    const sealed = await this.sealing.seal(under, { person: body.person, room: place?.room, reporter: body.reporter, text: body.note ?? body.text });
    const done = await this.requests.create(under.newId('request'), under, {
      type: 'draft',
      ...bodyOf(place?.place, sealed, body, contact),
      area,
      ...(category === undefined || category.confidential ? {} : { category: category.key }),
      ...(guess === undefined ? {} : { guessed: true }),
    });
    return guess === undefined
      ? entryReply(done, undefined)
      : reply(done, {
          guess: {
            answers: guess.answers,
            reasons: guess.reasons,
            ...(guess.category === undefined ? {} : { category: guess.category }),
            ...(place === undefined ? {} : { place: place.place }),
          },
        });
  }

  #guessedPlace(guess: Guess | undefined): ResolvedPlace | undefined {
    if (guess?.place === undefined) return undefined;
    const { communityId, area, estate, building, unit, floor, room } = guess.place;
    const place = defined({ area, communityId, estate, building, unit, floor });
    return room === undefined ? { place } : { place, room };
  }

  async #place(body: PostRequestDto, drafted: RequestState | undefined, { subject }: CommandContext): Promise<ResolvedPlace> {
    if (body.place !== undefined) return this.places.resolve(body.place, subject.rights);
    if (drafted?.place !== undefined) return { place: drafted.place };
    throw wrong('/place', 'place-wanted');
  }

  #score(body: PostRequestDto, category: Category | undefined): ScoredPriority | undefined {
    if (body.answers === undefined) return undefined;
    if (category === undefined) throw wrong('/category', 'category-wanted');
    return scored(this.catalogue, category, body.answers);
  }

  /** Time zero: the call's ring, or what was told; for what came without a call (a visit, a chat line) the moment it is told to have happened. */
  async #contact(body: PostRequestDto, command: CommandContext): Promise<{ readonly callId?: string; readonly contactAt?: string }> {
    if (body.callId === undefined) {
      const told = body.contactAt === undefined ? undefined : new Date(body.contactAt).toISOString();
      return told === undefined && command.metadata.channel === 'phone' ? {} : { contactAt: told ?? command.metadata.occurredAt };
    }
    const { state, version } = await this.runtime.commands.load(call, body.callId);
    if (version === 0) throw wrong('/callId', 'call-unknown');
    return { callId: body.callId, ...(state.ringKnown ? { contactAt: state.contactAt } : {}) };
  }
}

function bodyOf(place: Place | undefined, sealed: SealedParts, body: PostRequestDto, contact: { readonly callId?: string; readonly contactAt?: string }): RequestBody {
  return defined({
    area: place?.area ?? '',
    place,
    person: sealed.person,
    reporter: sealed.reporter,
    note: sealed.note,
    ...contact,
    neededBy: body.neededBy === undefined ? undefined : new Date(body.neededBy).toISOString(),
  }) as RequestBody;
}

function entryReply(done: CommandResult<RequestState>, score: ScoredPriority | undefined): EntryReply {
  return reply(done, {
    ...(done.state.priority === undefined ? {} : { priority: done.state.priority }),
    ...(score === undefined ? {} : { reasons: score.reasons }),
  });
}

function wrong(pointer: string, code: string): Problem | Refused {
  return new Problem(422, code, { errors: [{ pointer, code }] });
}
