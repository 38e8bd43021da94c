import type { Sealed } from '#event-store';

/** Free text under a key of its own; opened only for who may read it. */
export interface SealedNote {
  readonly noteId: string;
  readonly details: Sealed;
}

/** A person's name, phone and room as one ciphertext under that person's key. */
export interface SealedPerson {
  readonly personId: string;
  /** Left out where nothing is known beyond the id, or the reporter is the person. */
  readonly details?: Sealed;
  /** What he is to the person helped (self, family, neighbour, steward …); only where this is the reporter. */
  readonly relation?: string;
}

/** P1 life, P2 urgent, P3 today, P4 routine, P5 question. */
export type Priority = 'P1' | 'P2' | 'P3' | 'P4' | 'P5';

/** Where to go, in plain text down to the floor; the room is sealed with the person. */
export interface Place {
  readonly area: string;
  readonly communityId?: string;
  readonly estate?: string;
  readonly building?: string;
  readonly unit?: string;
  readonly floor?: number;
}

/** One place in a crew and what whoever takes it must be able to do. */
export interface Seat {
  /** Stable within the case: `1`, `2`, … */
  readonly seat: string;
  /** All of these are needed. */
  readonly skills: readonly string[];
  /** Kilograms that whoever takes the seat must be able to carry. */
  readonly canCarryKg?: number;
}

/** What intake knows of a request that dispatch needs. */
export interface RequestFacts {
  readonly place?: Place;
  readonly person?: SealedPerson;
  readonly reporter?: SealedPerson;
  readonly note?: SealedNote;
  /** Added since, oldest first. */
  readonly notes?: readonly SealedNote[];
  /** Kilograms to be carried (gas bottle 30). */
  readonly weightKg?: number;
  /** null: no such time any more. */
  readonly neededBy?: string | null;
  /** Position of the request's first event in intake's log: the number people say. */
  readonly number?: number;
  /** First contact: ring, message or visit. */
  readonly contactAt?: string;
}

/** What the category and the priority ask of a case; the shell takes it from the catalogue. */
export interface Requirements {
  readonly seats: readonly Seat[];
  /** How many must have served before the case can be finished. */
  readonly minimum: number;
  /** Seconds in the queue with nobody offered until the case is hot. */
  readonly hotAfterSeconds: number;
  /** The same for each of {@link ESCALATION_LEVELS}: the first is `hotAfterSeconds`. */
  readonly escalateAfterSeconds: readonly number[];
  /** Seconds a responder has to answer an offer. */
  readonly answerWithinSeconds: number;
}

/** Milestones of an assignment after the offer, in their order. */
export const MILESTONES = ['acknowledged', 'en-route', 'on-scene', 'with-person', 'transporting', 'at-facility', 'handed-over'] as const;
/** One of {@link MILESTONES}. */
export type Milestone = (typeof MILESTONES)[number];

/** How an assignment was cleared. */
export type Outcome = 'done' | 'visit-again' | 'not-possible';

/** Why intake took a request away from dispatch. */
export type WithdrawnBecause = 'cancelled' | 'unfounded' | 'transferred' | 'merged' | 'returned' | 'answered';

/** Every assignment event names its assignment and whose it is. */
export interface OfAssignment {
  /** `<requestId>.<n>` */
  readonly assignmentId: string;
  readonly responderId: string;
}

/** A stage as planned: one errand within the request (collect records → hospital → pharmacy → deliver). */
export interface PlannedStage {
  /** Stable within the case: `1`, `2`, … */
  readonly stage: string;
  /** Catalogue key of what is done here, e.g. `collect-records`. */
  readonly kind: string;
  /** A public place's name or path (hospital, pharmacy), never a home. */
  readonly place?: string;
}

/** Somebody or something that holds what is handed on. */
export interface Holder {
  readonly kind: 'person' | 'responder' | 'neighbour' | 'facility' | 'storage' | 'other';
  /** Responder or person id, or the facility's public name. */
  readonly id?: string;
}

/** What goes from hand to hand. */
export interface Item {
  /** Catalogue-like word: medicine, records, money, vegetables, gas-bottle, key … */
  readonly what: string;
  readonly count: number;
  readonly unit?: string;
}
