import type { BothTexts } from '../language/use-text.ts';
import type { components as Access } from './generated/access.ts';
import type { paths as Audit } from './generated/audit.ts';

/** What reads answer, as far as screens use it. Where the API file says it, the type comes from there (generated/); the rest is written down here once, for all screens. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** Cursor of the next page. */
  readonly next?: string;
}

/** A name or sentence in both languages. */
export type Both = BothTexts;

/** A place of a request; the room is the person's. */
export interface Place {
  readonly communityId?: string;
  readonly estate?: string;
  readonly building?: string;
  readonly unit?: string;
  readonly floor?: number;
  readonly text?: string;
  readonly [more: string]: unknown;
}

/** Somebody as this reader may see him: masked, open, or left out. */
export interface Person {
  readonly personId?: string;
  readonly relation?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly room?: string;
  readonly age?: number;
  readonly health?: string;
  readonly erased?: boolean;
}

/** A request as lists show it. */
export interface RequestRow {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly status: string;
  readonly area: string;
  readonly confidential?: boolean;
  readonly place?: Place;
  readonly category?: string;
  readonly priority?: string;
  readonly person?: Person;
  readonly reporter?: Person;
  readonly guessed?: boolean;
  readonly contactAt?: string;
  readonly createdAt: string;
  readonly loggedAt?: string;
  readonly updatedAt: string;
  readonly heldUntil?: string;
  readonly mergedInto?: string;
  readonly neededBy?: string;
  readonly dueAt?: string;
  readonly overdue?: boolean;
  readonly eta?: string;
  readonly reopenings: number;
  readonly suspected: readonly string[];
  readonly responderIds: readonly string[];
}

/** Free text of a request. */
export interface Note {
  readonly noteId: string;
  readonly text?: string;
  readonly room?: string;
  readonly erased?: boolean;
}

/** One request whole: GET /api/intake/requests/{id}. */
export interface RequestDetail extends Omit<RequestRow, 'responderIds'> {
  readonly suggested?: unknown;
  readonly confirms?: readonly string[];
  readonly before?: string;
  readonly failedAttempts?: number;
  readonly notes?: readonly Note[];
  readonly answers?: Readonly<Record<string, string | number>>;
  readonly reasons?: readonly Both[];
  readonly callId?: string;
  readonly links?: unknown;
  readonly external?: unknown;
  readonly merged?: readonly { readonly requestId: string; readonly pending?: boolean }[];
  readonly onCase?: readonly { readonly assignmentId: string; readonly responderId: string }[];
}

/** A call as lists show it. */
export interface CallRow {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly status: string;
  readonly medium?: string;
  readonly area: string;
  readonly caller?: Person;
  readonly contactAt: string;
  readonly missedAt?: string;
  readonly callbackAttempts?: readonly unknown[];
  readonly [more: string]: unknown;
}

/** GET /api/intake/work. */
export interface WorkList {
  readonly followUps: readonly {
    readonly dueAt: string;
    readonly overdue: boolean;
    readonly asks: readonly string[];
    readonly failedAttempts: number;
    readonly request: RequestRow;
  }[];
  readonly callbacks: readonly (CallRow & { readonly dueAt: string })[];
  readonly callersToInform: readonly {
    readonly callers: readonly { readonly personId: string; readonly callId?: string; readonly requestId?: string }[];
    readonly request: RequestRow;
  }[];
}

/** POST /api/intake/callers/lookup and GET /api/intake/callers/{id}. */
export interface CallerHistory {
  readonly personId?: string;
  readonly open: readonly RequestRow[];
  readonly last: readonly RequestRow[];
  readonly calls: readonly CallRow[];
}

/** One place that a typed text may mean: GET /api/intake/places?q=. */
export interface FoundPlace {
  readonly communityId: string;
  readonly area: string;
  readonly estate?: string;
  readonly building?: string;
  readonly unit?: string;
  readonly floor?: number;
  readonly room?: string;
  readonly name: Both;
  readonly score: number;
  readonly reasons: readonly Both[];
  readonly [more: string]: unknown;
}

/** One seat of a crew. */
export interface Seat {
  readonly seat: string;
  readonly skills: readonly string[];
  readonly canCarryKg?: number;
}

/** One assignment as rows show it. */
export interface AssignmentRow {
  readonly assignmentId: string;
  readonly n: number;
  readonly round: number;
  readonly seat: string;
  readonly responderId: string;
  readonly responderName?: string;
  readonly status: string;
  readonly ended: boolean;
  readonly offeredAt: string;
  readonly respondBy?: string;
  readonly times: Readonly<Record<string, string>>;
  readonly blockedSince?: string;
  readonly outcome?: string;
  readonly again?: string;
  readonly endedAt?: string;
  readonly backInServiceAt?: string;
  readonly conflicts?: readonly unknown[];
}

/** A case as the queue shows it. */
export interface CaseRow {
  readonly requestId: string;
  readonly number?: number;
  /** Version of the case's stream that this row shows. */
  readonly version: number;
  readonly status: string;
  readonly category: string;
  readonly priority: string;
  readonly area: string;
  readonly place?: Place;
  readonly neededBy?: string;
  readonly dueAt?: string;
  readonly overdue?: boolean;
  readonly round: number;
  readonly queuedAt: string;
  readonly hotAt: string | null;
  readonly nextEscalation?: { readonly level: string; readonly dueAt: string };
  readonly escalated?: string;
  readonly takenBy?: string;
  readonly seats: readonly Seat[];
  readonly minimum: number;
  readonly freeSeats: readonly string[];
  readonly crew: number;
  readonly short: boolean;
  readonly minimumOverridden: boolean;
  readonly blocked: boolean;
  readonly placeToAcknowledge: readonly string[];
  readonly alarms: readonly { readonly alarm: string; readonly kind: 'withdrawn' | 'held'; readonly raisedAt: string; readonly because?: string }[];
  readonly suspended?: { readonly until?: string };
  readonly stoodDown?: unknown;
  readonly withdrawn?: unknown;
  readonly person?: Person;
  readonly reporter?: Person;
  readonly assignments: readonly AssignmentRow[];
}

/** One report on an assignment; `eventId` is what an undo (retract) names. */
export interface ReportRow {
  readonly eventId: string;
  readonly type: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** One case whole: GET /api/dispatch/cases/{requestId}. */
export interface CaseDetail extends Omit<CaseRow, 'assignments'> {
  readonly notes: readonly Note[];
  readonly building?: { readonly name: Both; readonly floors: number; readonly lift: boolean; readonly state: string; readonly accessNote?: Both };
  readonly stages?: readonly { readonly stage: string; readonly kind: string; readonly place?: string; readonly startedAt?: string; readonly completedAt?: string }[];
  readonly assignments: readonly (AssignmentRow & { readonly reports: readonly ReportRow[] })[];
}

/** GET /api/dispatch/cases/{requestId}/recommendations. */
export interface Recommendations {
  readonly requestId: string;
  readonly seat: Seat;
  readonly items: readonly {
    readonly responderId: string;
    readonly score: number;
    /** Can be reserved now without overriding anything. */
    readonly free: boolean;
    readonly unmet: readonly string[];
    readonly distanceInBuildings?: number;
    readonly reasons: readonly (Both & { readonly code: string; readonly effect: number })[];
    readonly responder?: ResponderRow;
  }[];
}

/** A responder as lists show him. */
export interface ResponderRow {
  readonly responderId: string;
  readonly accountId?: string;
  readonly version?: number;
  readonly status: string;
  readonly restsUntil?: string;
  readonly area: string;
  readonly roles: readonly string[];
  readonly skills: readonly string[];
  readonly buildings: readonly string[];
  readonly canCarryKg?: number;
  readonly loadToday: number;
  readonly reservations: readonly { readonly requestId: string; readonly [more: string]: unknown }[];
  readonly name?: string;
  readonly nameEn?: string;
  readonly phone?: string;
  readonly conflicts?: readonly unknown[];
  readonly lastSeen?: { readonly at: string; readonly building?: string };
}

/** GET /api/dispatch/responders/me. */
export interface OwnTasks {
  readonly responder: ResponderRow;
  readonly assignments: readonly (AssignmentRow & { readonly case: Omit<CaseRow, 'assignments'> })[];
}

/** A community in the list. */
export interface CommunityRow {
  readonly id: string;
  readonly area: string;
  readonly name: Both;
  readonly [more: string]: unknown;
}

type Json<Response> = Response extends { readonly content: { readonly 'application/json': infer Body } } ? Body : never;

/** GET /api/audit/reports/intervals. */
export type IntervalReport = Json<Audit['/api/audit/reports/intervals']['get']['responses'][200]>;
/** GET /api/audit/timelines/{requestId}. */
export type Timeline = Json<Audit['/api/audit/timelines/{requestId}']['get']['responses'][200]>;
/** GET /api/audit/requests. */
export type AuditedRequests = Json<Audit['/api/audit/requests']['get']['responses'][200]>;
/** GET /api/audit/disclosures. */
export type Disclosures = Json<Audit['/api/audit/disclosures']['get']['responses'][200]>;
/** GET /api/audit/reports/flow. */
export type FlowReport = Json<Audit['/api/audit/reports/flow']['get']['responses'][200]>;
/** GET /api/audit/reports/heat. */
export type HeatReport = Json<Audit['/api/audit/reports/heat']['get']['responses'][200]>;
/** GET /api/audit/reports/workload. */
export type WorkloadReport = Json<Audit['/api/audit/reports/workload']['get']['responses'][200]>;
/** GET /api/audit/reports/target-packs. */
export type TargetPacks = Json<Audit['/api/audit/reports/target-packs']['get']['responses'][200]>;
/** An account as administrators see it. */
export type AccountRow = Access['schemas']['AccountAnswer'];
