import type { RefusalText } from '#event-store';

/** Why a HelpRequest says no, in both languages. */
export const REQUEST_REFUSALS: Readonly<Record<string, RefusalText>> = {
  'unknown-request': { en: 'There is no such request.', zh: '没有这张求助单。' },
  'request-exists': { en: 'This request exists already.', zh: '这张求助单已经存在。' },
  'request-merged': { en: 'This request was merged into another one; work goes on there.', zh: '这张求助单已并入另一张，请在那里继续办理。' },
  'wrong-status': { en: 'This is not possible while the request is "{status}".', zh: '求助单处于“{status}”状态时不能这样做。' },
  'was-on-the-case': { en: 'Whoever was on the case cannot confirm it: ask someone else.', zh: '参与办理的人不能自己确认，请由他人回访。' },
  'reason-needed': { en: 'The questions suggest {suggested}: say why you set another priority.', zh: '按问答建议为 {suggested}，改用其他级别请说明理由。' },
  'category-by-its-own-command': { en: 'Use set-category to change the category of a logged request.', zh: '已登记的求助单请用“设置类别”修改。' },
  'nothing-to-change': { en: 'Nothing was named that should change.', zh: '没有指出要修改的内容。' },
  'link-to-itself': { en: 'A request cannot be linked to itself.', zh: '求助单不能关联自己。' },
  'divide-into-others': { en: 'Name at least one part to divide into.', zh: '拆分时请至少给出一个部分。' },
  'service-not-notified': { en: '{service} was not notified for this request.', zh: '这张求助单没有通知过 {service}。' },
  'hold-until-future': { en: 'The wake time must lie in the future.', zh: '唤醒时间必须晚于现在。' },
  'say-what-is-missing': { en: 'Say what is missing.', zh: '请说明缺少什么。' },
  'nobody-to-ask': { en: 'This request knows no {asked} who could be asked.', zh: '这张求助单没有可以询问的对象（{asked}）。' },
  'wrong-confirmer': { en: 'In this category {confirms} confirms, not {asked}.', zh: '此类别应由 {confirms} 确认，而不是 {asked}。' },
  'not-verified': {
    en: 'Not verified yet: {attempts} failed attempts on different days, {needed} are needed to close without an answer.',
    zh: '尚未回访确认：不同日期的失败回访 {attempts} 次，需满 {needed} 次才能在无人应答时办结。',
  },
  'merge-with-itself': { en: 'A request cannot be merged into itself.', zh: '求助单不能并入自己。' },
  'confidential-stays-alone': { en: 'A confidential tip is never merged.', zh: '保密线索不能并单。' },
  'merge-in-progress': { en: 'One of the two is just being merged: look again in a moment.', zh: '其中一张正在并单，请稍后再看。' },
  'merge-crossed': { en: 'The two were merged into each other at the same time; the older one survives.', zh: '两张求助单同时互相并入，保留较早的一张。' },
  'not-merged': { en: 'This request is not merged.', zh: '这张求助单没有并单。' },
  'already-verified': { en: 'Someone else has confirmed this request already; reopen it if it is not solved.', zh: '他人已确认办结；如未解决请重新打开。' },
};
