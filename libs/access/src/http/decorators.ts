import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Subject } from '../account/account.ts';

/** Metadata key of {@link Allow} and {@link Public}. */
export const ROUTE_RULE = 'arrowtower:route-rule';

/** What stands on a route: an action of a policy table, or nobody asked. */
export type RouteRule = { readonly action: string } | { readonly public: true };

/** Only who may do `action` somewhere enters; the handler still asks the policy about the resource. The action must stand in a policy table. */
export const Allow = (action: string) => SetMetadata(ROUTE_RULE, { action } satisfies RouteRule);

/** Anybody enters, signed in or not. */
export const Public = () => SetMetadata(ROUTE_RULE, { public: true } satisfies RouteRule);

/** What the guard leaves on the request (libs/runtime's command context reads `subject` too). */
export interface Identified {
  /** Who is asking; absent on public routes. */
  subject?: Subject;
  /** The token they came with; for signing out. */
  accessToken?: string;
}

/** The {@link Subject} of a route that is not public. */
export const CurrentSubject = createParamDecorator((_data: unknown, context: ExecutionContext): Subject => subjectOf(context.switchToHttp().getRequest<Identified>()));

/** The token of the session; only sign-out and password change need it. */
export const CurrentToken = createParamDecorator((_data: unknown, context: ExecutionContext): string => context.switchToHttp().getRequest<Identified>().accessToken ?? '');

/** The subject the guard found; for interceptors and pipes. @throws Error on a public route: a programming error */
export function subjectOf(request: Identified): Subject {
  if (request.subject === undefined) throw new Error('no subject on this request: the route is public, or the guard did not run');
  return request.subject;
}
