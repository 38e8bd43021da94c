/** Times of one assignment, milliseconds since 1970; NaN = not known. */
export interface AssignmentTimes {
  readonly n: number;
  /** 0 = before any reopening of the case. */
  readonly round: number;
  /** Index of the responder in the document's words; -1 = unknown. */
  readonly responder: number;
  readonly offered: number;
  readonly acknowledged: number;
  readonly enRoute: number;
  readonly onScene: number;
  readonly withPerson: number;
  readonly leftScene: number;
  readonly atFacility: number;
  readonly handedOver: number;
  readonly cleared: number;
  readonly backInService: number;
  /** Milliseconds blocked; NaN while never blocked or not yet free again. */
  readonly blocked: number;
  /** How it ended, if it has: a {@link FACT} kind. */
  readonly end: number;
  /** {@link OUTCOME} of a cleared one. */
  readonly outcome: number;
}

/** Times of one request, milliseconds since 1970; NaN = not known. The first of offer … hand-over come from the first round, cleared and after from the last. */
export interface RequestTimes {
  readonly contact: number;
  readonly answered: number;
  readonly logged: number;
  readonly prioritySet: number;
  readonly firstOffer: number;
  readonly acknowledged: number;
  readonly enRoute: number;
  readonly onScene: number;
  readonly withPerson: number;
  readonly leftScene: number;
  readonly atFacility: number;
  readonly handedOver: number;
  readonly cleared: number;
  readonly backInService: number;
  readonly followUp: number;
  readonly closed: number;
  readonly cancelled: number;
  readonly reopened: number;
  readonly transferred: number;
}

/** The names of {@link RequestTimes}, in the order they are shown. */
export const REQUEST_TIMES = [
  'contact',
  'answered',
  'logged',
  'prioritySet',
  'firstOffer',
  'acknowledged',
  'enRoute',
  'onScene',
  'withPerson',
  'leftScene',
  'atFacility',
  'handedOver',
  'cleared',
  'backInService',
  'followUp',
  'closed',
  'cancelled',
  'reopened',
  'transferred',
] as const satisfies readonly (keyof RequestTimes)[];

/** The names of an assignment's times, in the order they are shown. */
export const ASSIGNMENT_TIMES = [
  'offered',
  'acknowledged',
  'enRoute',
  'onScene',
  'withPerson',
  'leftScene',
  'atFacility',
  'handedOver',
  'cleared',
  'backInService',
] as const satisfies readonly (keyof AssignmentTimes)[];

/** The intervals of domain.md, in the order they are shown. */
export const LEGS = ['answer', 'processing', 'acknowledge', 'turnout', 'travel', 'access', 'blocked', 'service', 'response', 'cycle', 'verification', 'closure'] as const;
/** One of {@link LEGS}. */
export type Leg = (typeof LEGS)[number];

/** The legs that one assignment has by itself. */
export const ASSIGNMENT_LEGS = ['acknowledge', 'turnout', 'travel', 'access', 'blocked', 'service'] as const satisfies readonly Leg[];

/** One request, folded: every time and dimension of it as of the facts given. */
export interface History {
  readonly times: RequestTimes;
  readonly assignments: readonly AssignmentTimes[];
  /** Last cleared of the first round, where its service ended without a hand-over; NaN = not known. */
  readonly firstRoundCleared: number;
  /** Whether every assignment of the last round has ended and one of them with outcome *done*. */
  readonly roundOver: boolean;
  /** Milliseconds blocked in the first round; NaN = never, or still. */
  readonly blocked: number;
  readonly reopenings: number;
  /** 1 … 5; 0 = not set. */
  readonly priority: number;
  /** Index into the document's words; -1 = not set. */
  readonly category: number;
  /** Index into the document's words; -1 = not set. */
  readonly area: number;
  /** Last follow-up that was reached: 1 solved, 0 not solved, -1 nobody was reached. */
  readonly solved: number;
  /** 1 … 5; 0 = not rated. */
  readonly rating: number;
  /** 1 phone, 2 chat, 3 visit; 0 = not known. */
  readonly medium: number;
  readonly isLogged: boolean;
  readonly isMerged: boolean;
  readonly isDiscarded: boolean;
  /** Facts that were recorded later than the catalogue allows (60 s as shipped) from when they happened. */
  readonly late: number;
  readonly retracted: number;
  /** Whether somebody told time zero; if not, `contact` is the first that we wrote of the request and *answer* stays empty. */
  readonly ringKnown: boolean;
}
