import type { RefusalText } from '#event-store';

/** Every no of a Responder, in words. */
export const responderRefusals = {
  'responder-unknown': { en: 'There is no such responder.', zh: '没有该响应人。' },
  'responder-enrolled': { en: 'The responder is enrolled already.', zh: '该响应人已登记。' },
  'account-fixed': { en: 'The responder has an account already; it cannot be exchanged.', zh: '该响应人已绑定账号，不能更换。' },
  'responder-suspended': { en: 'The responder is suspended.', zh: '该响应人已停派。' },
  'responder-off': { en: 'The responder is off duty.', zh: '该响应人不在岗。' },
  'responder-resting': { en: 'The responder rests until {until}.', zh: '该响应人休息至 {until}。' },
  'already-on-urgent': {
    en: 'The responder is reserved for request {number} ({priority}) already; nobody takes a second P1 or P2.',
    zh: '该响应人已预留给 {number} 号求助（{priority}），不能同时承担第二个 P1/P2。',
  },
  'reserved-elsewhere': { en: 'This reservation belongs to request {number}.', zh: '该预留属于 {number} 号求助。' },
  'load-limit': { en: '{load} errands today, the limit is {limit}; say why it shall be one more.', zh: '今日已 {load} 件，上限 {limit} 件；如仍要派，请说明理由。' },
  'reservation-unknown': { en: 'There is no such reservation.', zh: '没有该预留。' },
  'holds-reservations': { en: 'The responder still has {count} errands; hand them over first.', zh: '该响应人还有 {count} 件任务，请先移交。' },
  'rest-end-missing': { en: 'Say until when he rests.', zh: '请说明休息到何时。' },
  'rest-in-past': { en: 'The end of the rest must lie in the future.', zh: '休息结束时间必须在将来。' },
  'rest-not-over': { en: 'The rest lasts until {until}; only a dispatcher can end it early.', zh: '休息至 {until}，只有派单员可以提前结束。' },
  'not-for-yourself': { en: 'Only a dispatcher can set or lift this.', zh: '只有派单员可以设置或解除。' },
} as const satisfies Record<string, RefusalText>;

/** Codes of a Responder's refusals. */
export type ResponderRefusal = keyof typeof responderRefusals;
