import type { QueryClient } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import {
  Activity,
  BadgeCheck,
  BookOpenText,
  Building2,
  ClipboardCheck,
  Eye,
  Footprints,
  Headset,
  IdCard,
  LayoutDashboard,
  PackageX,
  Presentation,
  Radio,
  ScrollText,
  UsersRound,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { readQueueAhead } from '../dispatcher/read-queue.ts';
import type { TextArea, TextId } from '../language/catalogue.ts';
import { needTexts } from '../language/texts.ts';
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
  /** Reads what the page shows first, while its code is still on its way. Never fails. */
  readonly ahead?: (queries: QueryClient) => Promise<void>;
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
  ...administrator(),
  { path: '/board', roles: ['supervisor', 'administrator'], title: 'screen.board', icon: Presentation, texts: 'board', load: () => import('../board/board-page.tsx'), open: true },
];

function administrator(): readonly Screen[] {
  const screen = (path: string, title: TextId, icon: LucideIcon, load: Screen['load']): Screen => ({
    path: `/administrator${path}`,
    roles: ['administrator'],
    title,
    icon,
    texts: 'administrator',
    load,
  });
  return [
    screen('', 'screen.overview', LayoutDashboard, async () => (await Promise.all([import('../administrator/overview-page.tsx'), needTexts('start')]))[0]),
    screen('/places', 'screen.places', Building2, () => import('../administrator/places-page.tsx')),
    screen('/responders', 'screen.responders', UsersRound, () => import('../administrator/responders-page.tsx')),
    screen('/accounts', 'screen.accounts', IdCard, () => import('../administrator/accounts-page.tsx')),
    screen('/catalogue', 'screen.catalogue', BookOpenText, () => import('../administrator/catalogue-page.tsx')),
    screen('/parked', 'screen.parked', PackageX, () => import('../administrator/parked-page.tsx')),
  ];
}

/** The page a role begins with. */
export function homeOf(role: Role): string {
  return SCREENS.find((screen) => screen.listed !== false && screen.roles.includes(role))?.path ?? '/';
}

/** What the navigation shows a role. */
export function screensOf(role: Role): readonly Screen[] {
  return SCREENS.filter((screen) => screen.listed !== false && screen.roles.includes(role));
}
