import type { Type } from '@nestjs/common';
import { AccessModule } from '#access';
import type { ApiPart, ServiceName } from '#runtime';

const TITLES: Readonly<Record<ServiceName, string>> = {
  intake: 'Arrowtower intake: calls, requests, places',
  dispatch: 'Arrowtower dispatch: cases, assignments, responders',
  audit: 'Arrowtower audit: timelines, intervals, disclosures',
};

/** The API of one service. */
export function apiOf(service: ServiceName, module: Type): ApiPart {
  return { service, title: TITLES[service], modules: [module] };
}

/** The API of accounts and sessions, which every process has. */
export const ACCESS_API: ApiPart = { service: 'access', title: 'Arrowtower access: accounts and sessions', modules: [AccessModule] };
