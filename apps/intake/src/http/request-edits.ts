import { Injectable } from '@nestjs/common';
import { Catalogue } from '#catalogue';
import { type CommandContext, Problem } from '#runtime';
import type { SealedNote, SealedPerson } from '../request/events.ts';
import type { RequestState } from '../request/state.ts';
import type { AmendRequestDto } from './dto/request-body.dto.ts';
import type {
  AddNoteDto,
  AnswerQuestionsDto,
  ExternalServiceArrivedDto,
  InformCallerDto,
  LinkRequestDto,
  NotifyExternalServiceDto,
  PromiseEtaDto,
  SetCategoryDto,
  SetNeededByDto,
  SetPriorityDto,
  SuspectDuplicateDto,
} from './dto/request-commands.dto.ts';
import { PlaceResolver } from './place-resolver.ts';
import { Presenting } from './presenting.ts';
import { personsOf, RequestCommands, type RequestReply, resourceOf } from './request-commands.ts';
import { defined, type PersonDetails, Sealing } from './sealing.ts';
import { categoryOf, prioritised, scored } from './triage.ts';

/** Edits of a request and facts added beside it: body → command. */
@Injectable()
export class RequestEdits {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly requests: RequestCommands,
    private readonly places: PlaceResolver,
    private readonly sealing: Sealing,
    private readonly presenting: Presenting,
  ) {}

  amend(id: string, body: AmendRequestDto, command: CommandContext): Promise<RequestReply> {
    return this.requests.run(id, 'intake.request.amend', command, async (state, under) => {
      if (body.category !== undefined && categoryOf(this.catalogue, body.category).confidential) {
        throw new Problem(422, 'tip-not-drafted', { errors: [{ pointer: '/category', code: 'tip-not-drafted' }] });
      }
      const resolved = body.place === undefined ? undefined : await this.places.resolve(body.place, command.subject.rights);
      // Moving a request needs the right at both places.
      if (resolved !== undefined) this.requests.allowed(command, 'intake.request.amend', { ...resourceOf(state), area: resolved.place.area });
      const before = await this.#person(state);
      const touched = body.person !== undefined || (resolved?.room !== undefined && state.person !== undefined);
      const sealed = await this.sealing.seal(under, {
        // One ciphertext a person: what is not named stays as it was.
        person: touched ? defined({ name: before.name, phone: before.phone, age: before.age, health: before.health, ...definedOf(body.person) }) : undefined,
        room: resolved?.room ?? (touched && resolved === undefined ? before.room : undefined),
        reporter: body.reporter,
        text: body.note,
        about: personsOf(state),
      });
      return {
        type: 'amend',
        ...(resolved === undefined ? {} : { place: resolved.place }),
        ...(sealed.person === undefined ? {} : { person: sealed.person }),
        ...(sealed.reporter === undefined ? {} : { reporter: sealed.reporter }),
        ...(sealed.note === undefined ? {} : { note: sealed.note }),
        ...(body.category === undefined ? {} : { category: body.category }),
      };
    });
  }

  setCategory(id: string, { category }: SetCategoryDto, command: CommandContext): Promise<RequestReply> {
    return this.requests.run(id, 'intake.request.triage', command, (state) => {
      const wanted = categoryOf(this.catalogue, category);
      // A tip is confidential from its first event or not at all: what has been shown cannot be hidden afterwards.
      if ((wanted.confidential === true) !== state.confidential) throw new Problem(422, 'tip-not-drafted', { errors: [{ pointer: '/category', code: 'tip-not-drafted' }] });
      return { type: 'set-category', category: wanted.key };
    });
  }

  setPriority(id: string, body: SetPriorityDto, command: CommandContext): Promise<RequestReply> {
    return this.requests.run(id, 'intake.request.triage', command, async (state, under) => {
      const reason = await this.#note(under, body.priorityReason, state);
      const basis = body.priority === state.suggested ? 'questions' : 'person';
      return { type: 'set-priority', priority: body.priority, basis, ...(reason === undefined ? {} : { reason }) };
    });
  }

  answerQuestions(id: string, { answers }: AnswerQuestionsDto, command: CommandContext): Promise<RequestReply> {
    return this.requests.run(id, 'intake.request.triage', command, async (state, under) => {
      if (state.category === undefined) throw new Problem(422, 'category-wanted', { errors: [{ pointer: '/answers', code: 'category-wanted' }] });
      const category = categoryOf(this.catalogue, state.category, '/answers');
      const score = scored(this.catalogue, category, answers);
      const { answers: note } = await this.sealing.seal(under, { answers: { answers, reasons: score.reasons }, about: personsOf(state) });
      if (note === undefined) throw new Error('answers were given but not sealed');
      const { score: points = 0 } = prioritised(category, undefined, score, undefined);
      return { type: 'answer-questions', category: category.key, note, score: points, suggested: score.priority };
    });
  }

  addNote(id: string, body: AddNoteDto, command: CommandContext): Promise<RequestReply> {
    return this.requests.run(id, 'intake.request.note', command, async (state, under) => {
      const note = await this.#note(under, body.note, state);
      if (note === undefined) throw new Error('a note was given but not sealed');
      return { type: 'add-note', note };
    });
  }

  setNeededBy(id: string, { neededBy }: SetNeededByDto, command: CommandContext): Promise<RequestReply> {
    const instant = neededBy === undefined ? {} : { neededBy: new Date(neededBy).toISOString() };
    return this.requests.run(id, 'intake.request.note', command, () => ({ type: 'set-needed-by', ...instant }));
  }

  promiseEta(id: string, { at, note }: PromiseEtaDto, command: CommandContext): Promise<RequestReply> {
    return this.#noted(id, 'intake.request.note', note, command, (sealed) => ({ type: 'promise-eta', at: new Date(at).toISOString(), ...sealed }));
  }

  link(id: string, { requestId, kind }: LinkRequestDto, command: CommandContext): Promise<RequestReply> {
    return this.requests.run(id, 'intake.request.note', command, async () => {
      await this.#within(command, requestId);
      return { type: 'link', requestId, kind };
    });
  }

  suspectDuplicate(id: string, { requestId, score }: SuspectDuplicateDto, command: CommandContext): Promise<RequestReply> {
    return this.requests.run(id, 'intake.request.note', command, async () => {
      await this.#within(command, requestId);
      return { type: 'suspect-duplicate', requestId, score: score ?? 0, reasons: ['by-hand'] };
    });
  }

  notifyExternalService(id: string, { service, reference, note }: NotifyExternalServiceDto, command: CommandContext): Promise<RequestReply> {
    return this.#noted(id, 'intake.request.note', note, command, (sealed) => ({
      type: 'notify-external-service',
      service,
      ...(reference === undefined ? {} : { reference }),
      ...sealed,
    }));
  }

  externalServiceArrived(id: string, { service, reference }: ExternalServiceArrivedDto, command: CommandContext): Promise<RequestReply> {
    return this.requests.run(id, 'intake.request.note', command, () => ({ type: 'external-service-arrived', service, ...(reference === undefined ? {} : { reference }) }));
  }

  informCaller(id: string, { personId, outcome, note }: InformCallerDto, command: CommandContext): Promise<RequestReply> {
    return this.#noted(id, 'intake.request.confirm', note, command, (sealed) => ({ type: 'inform-caller', personId, outcome, ...sealed }));
  }

  #noted(
    id: string,
    action: string,
    text: string | undefined,
    command: CommandContext,
    build: (note: { readonly note?: SealedNote }) => Parameters<RequestCommands['create']>[2],
  ): Promise<RequestReply> {
    return this.requests.run(id, action, command, async (state, under) => {
      const note = await this.#note(under, text, state);
      return build(note === undefined ? {} : { note });
    });
  }

  #note(command: CommandContext, text: string | undefined, state: RequestState): Promise<SealedNote | undefined> {
    return this.sealing.note(command, text, personsOf(state));
  }

  /** The other request must be one the actor may see, too. */
  async #within(command: CommandContext, requestId: string): Promise<void> {
    const other = await this.requests.load(requestId);
    this.requests.allowed(command, 'intake.request.note', resourceOf(other));
  }

  async #person({ person }: { readonly person?: SealedPerson }): Promise<PersonDetails> {
    if (person?.details === undefined) return {};
    const opened = (await this.presenting.open([person.details])).get(person.details);
    return opened === undefined || opened.erased ? {} : (opened.value as PersonDetails);
  }
}

function definedOf<T extends object>(value: T | undefined): Partial<T> {
  return value === undefined ? {} : (Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Partial<T>);
}
