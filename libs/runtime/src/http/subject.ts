import type { FastifyRequest } from 'fastify';

/** The roles of domain.md that sign in; the policy that gives them meaning is libs/access. */
export type SubjectRole = 'operator' | 'dispatcher' | 'responder' | 'steward' | 'supervisor' | 'administrator';

/** A role within an area path (`city/district/street/community[/estate[/building]]`, '' = everywhere). */
export interface SubjectRight {
  readonly role: SubjectRole;
  readonly area: string;
}

/** Who is asking, as the access guard puts it on the request (its `Subject` has exactly this shape). */
export interface RequestSubject {
  readonly accountId: string;
  readonly name: string;
  readonly displayName: string;
  readonly responderId?: string;
  readonly rights: readonly SubjectRight[];
  /** Live streams of a session are closed when it ends. */
  readonly sessionId: string;
  readonly expiresAt: number;
}

/** What the access guard leaves on the request before a handler runs. */
export interface SignedInRequest extends FastifyRequest {
  /** Absent on public routes. */
  subject?: RequestSubject;
  /** The command under way, until its answer is ready. */
  commandMark?: string;
}
