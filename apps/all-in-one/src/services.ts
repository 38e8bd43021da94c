import { AccessModule } from '#access';
import { AuditModule } from '#audit';
import { DispatchModule } from '#dispatch';
import { IntakeModule } from '#intake';
import type { ApiPart } from '#runtime';

/** The three services, in the order data flows. */
export const SERVICE_MODULES = [IntakeModule, DispatchModule, AuditModule] as const;

/** Which controllers make each published API. */
export const API_PARTS: readonly ApiPart[] = [
  { service: 'intake', title: 'Arrowtower intake: calls, requests, places', modules: [IntakeModule] },
  { service: 'dispatch', title: 'Arrowtower dispatch: cases, assignments, responders', modules: [DispatchModule] },
  { service: 'audit', title: 'Arrowtower audit: timelines, intervals, disclosures', modules: [AuditModule] },
  { service: 'access', title: 'Arrowtower access: accounts and sessions', modules: [AccessModule] },
];
