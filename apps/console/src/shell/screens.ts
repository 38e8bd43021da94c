import type { QueryClient } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import { Activity, BadgeCheck, Building2, ClipboardCheck, Eye, Footprints, Headset, Presentation, Radio, ScrollText } from 'lucide-react';
import type { ComponentType } from 'react';
import type { TextArea, TextId } from '../language/catalogue.ts';
import { readQueueAhead } from '../dispatcher/read-queue.ts';
import type { Role } from '../session/store.ts';

/** A page of the console: where it is, whose it is, and its code, which is loaded when it is opened. */
export interface Screen {
  readonly path: string;
  readonly roles: readonly Role[];
  readonly title: TextId;
  readonly icon: LucideIcon;
  readonly texts: TextArea;
  /** The module's default export is the page. */
  readonly load: () => Promise<{ readonly default: ComponentType }>;
  /** Begins to read what the page shows first, while its code is still on its way. */
  readonly ahead?: (queries: QueryClient) => void;
  /** Anybody may look, signed in or not; it stands alone, without the shell. */
  readonly open?: boolean;
  /** Shown in the navigation; the first of a role is its home. Default true. */
  readonly listed?: boolean;
}

/** Every page; a new screen is one entry here. The order is that of the navigation. */
export const SCREENS: readonly Screen[] = [
  { path: '/operator', roles: ['operator'], title: 'screen.operator', icon: Headset, texts: 'operator', load: () => import('../operator/operator-page.tsx') },
  {
    path: '/dispatcher',
    roles: ['dispatcher'],
    title: 'screen.dispatcher',
    icon: Radio,
    texts: 'dispatcher',
    load: () => import('../dispatcher/dispatcher-page.tsx'),
    ahead: readQueueAhead,
  },
  { path: '/tasks', roles: ['responder', 'steward'], title: 'screen.responder', icon: Footprints, texts: 'responder', load: () => import('../responder/responder-page.tsx') },
  { path: '/supervisor', roles: ['supervisor'], title: 'screen.supervisor', icon: ClipboardCheck, texts: 'supervisor', load: () => import('../supervisor/supervisor-page.tsx') },
  { path: '/supervisor/flow', roles: ['supervisor'], title: 'screen.flow', icon: Activity, texts: 'supervisor', load: () => import('../supervisor/flow-page.tsx') },
  { path: '/supervisor/requests', roles: ['supervisor'], title: 'screen.requests', icon: ScrollText, texts: 'supervisor', load: () => import('../supervisor/requests-page.tsx') },
  { path: '/supervisor/verify', roles: ['supervisor'], title: 'screen.verify', icon: BadgeCheck, texts: 'supervisor', load: () => import('../supervisor/verify-page.tsx') },
  { path: '/supervisor/disclosures', roles: ['supervisor'], title: 'screen.disclosures', icon: Eye, texts: 'supervisor', load: () => import('../supervisor/disclosures-page.tsx') },
  {
    path: '/supervisor/timeline/:requestId',
    roles: ['supervisor'],
    title: 'screen.timeline',
    icon: ScrollText,
    texts: 'supervisor',
    load: () => import('../supervisor/timeline-page.tsx'),
    listed: false,
  },
  {
    path: '/administrator',
    roles: ['administrator'],
    title: 'screen.administrator',
    icon: Building2,
    texts: 'administrator',
    load: () => import('../administrator/administrator-page.tsx'),
  },
  { path: '/board', roles: ['supervisor', 'administrator'], title: 'screen.board', icon: Presentation, texts: 'board', load: () => import('../board/board-page.tsx'), open: true },
];

/** The page a role begins with. */
export function homeOf(role: Role): string {
  return SCREENS.find((screen) => screen.listed !== false && screen.roles.includes(role))?.path ?? '/';
}

/** What the navigation shows a role. */
export function screensOf(role: Role): readonly Screen[] {
  return SCREENS.filter((screen) => screen.listed !== false && screen.roles.includes(role));
}
