import { AuditModule } from '#audit';
import { DispatchModule } from '#dispatch';
import { IntakeModule } from '#intake';
import { ACCESS_API, apiOf } from '#process';
import type { ApiPart } from '#runtime';

/** The three services, in the order data flows. */
export const SERVICE_MODULES = [IntakeModule, DispatchModule, AuditModule] as const;

/** Which controllers make each published API. */
export const API_PARTS: readonly ApiPart[] = [apiOf('intake', IntakeModule), apiOf('dispatch', DispatchModule), apiOf('audit', AuditModule), ACCESS_API];
