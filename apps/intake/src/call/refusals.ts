import type { RefusalText } from '#event-store';

/** Why a Call says no, in both languages. */
export const CALL_REFUSALS: Readonly<Record<string, RefusalText>> = {
  'unknown-call': { en: 'There is no such call.', zh: '没有这通来电。' },
  'call-exists': { en: 'This call exists already.', zh: '这通来电已经存在。' },
  'wrong-call-status': { en: 'This is not possible while the call is "{status}".', zh: '来电处于“{status}”状态时不能这样做。' },
};
