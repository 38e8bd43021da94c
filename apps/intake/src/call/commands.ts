import type { Caller } from './events.ts';

/** Everything a Call can be asked. */
export type CallCommand =
  | { readonly type: 'receive'; readonly area: string; readonly medium: 'phone' | 'chat' | 'visit'; readonly ringKnown: boolean; readonly caller?: Caller; readonly line?: string }
  | { readonly type: 'answer' }
  | { readonly type: 'wrap-up' }
  | { readonly type: 'end' }
  | { readonly type: 'miss'; readonly reason: 'abandoned' | 'no-operator' | 'line-lost' }
  | { readonly type: 'callback'; readonly outcome: 'reached' | 'no-answer' | 'wrong-number' }
  | { readonly type: 'link'; readonly requestId: string; readonly kind: 'new' | 'chase' | 'information'; readonly confidential?: true }
  | { readonly type: 'identify-caller'; readonly caller: Caller };
