import type { TextArea } from '../language/catalogue.ts';
import type { Role } from '../session/store.ts';

/** The whole queue, where a night has no more than this. */
export const QUEUE_PATH = '/api/dispatch/cases?limit=500';

/** A page on which people begin their night, with what it needs first. */
export interface Home {
  readonly role: Role;
  readonly path: string;
  /** The module of the page. */
  readonly page: string;
  readonly texts: TextArea;
  /** What the page reads first. */
  readonly asks: readonly string[];
}

/** The homes of the desks and of the street, in the order of the roles: their code, texts and first answers are on their way before the console's own code runs. */
export const HOMES: readonly Home[] = [
  { role: 'operator', path: '/operator', page: 'src/operator/operator-page.tsx', texts: 'operator', asks: [] },
  { role: 'dispatcher', path: '/dispatcher', page: 'src/dispatcher/dispatcher-page.tsx', texts: 'dispatcher', asks: [QUEUE_PATH] },
  { role: 'responder', path: '/tasks', page: 'src/responder/responder-page.tsx', texts: 'responder', asks: [] },
  { role: 'steward', path: '/tasks', page: 'src/responder/responder-page.tsx', texts: 'responder', asks: [] },
];
