import type { RefusalText } from '#event-store';
import type { EscalationLevel, Milestone } from './events.ts';
import type { WithdrawnBecause } from './facts.ts';

type Words<Name extends string> = Readonly<Record<Name, { readonly en: string; readonly zh: string }>>;

const MILESTONE: Words<Milestone> = {
  acknowledged: { en: 'acknowledged', zh: '签收' },
  'en-route': { en: 'en route', zh: '出发' },
  'on-scene': { en: 'on scene', zh: '到达' },
  'with-person': { en: 'with the person', zh: '见到本人' },
  transporting: { en: 'transporting', zh: '护送' },
  'at-facility': { en: 'at the facility', zh: '到院' },
  'handed-over': { en: 'handed over', zh: '移交' },
};
const WITHDRAWN: Words<WithdrawnBecause> = {
  cancelled: { en: 'cancelled', zh: '撤销' },
  unfounded: { en: 'unfounded', zh: '不实' },
  transferred: { en: 'transferred', zh: '转办' },
  merged: { en: 'merged', zh: '并单' },
  returned: { en: 'returned for completion', zh: '退回补充' },
  answered: { en: 'answered', zh: '已答复' },
};
const LEVEL: Words<EscalationLevel> = {
  dispatcher: { en: 'dispatcher', zh: '派单员' },
  supervisor: { en: 'supervisor', zh: '督办' },
  administrator: { en: 'administrator', zh: '管理员' },
};

/** Every no of a DispatchCase, in words. */
export const caseRefusals = {
  'case-unknown': { en: 'Dispatch does not know this request.', zh: '派单台没有这个求助单。' },
  'case-not-open': { en: 'The request has not been triaged yet.', zh: '该求助单尚未分诊。' },
  'case-stood-down': { en: 'The case has been stood down.', zh: '该派单已撤下。' },
  'case-done': { en: 'The case is done; reopen the request first.', zh: '该派单已完成，请先重新打开求助单。' },
  'case-suspended': { en: 'The request is on hold; resume it first.', zh: '求助单已挂起，请先恢复。' },
  'case-withdrawn': {
    en: 'Intake has withdrawn the request ({because}); nobody new may be sent.',
    zh: '受理台已收回该求助单（{because}），不能再派新人。',
    terms: { because: WITHDRAWN },
  },
  'case-already-over': { en: 'The case is over already.', zh: '该派单已经结束。' },
  'case-not-suspended': { en: 'The case is not suspended.', zh: '该派单没有挂起。' },
  'assignment-unknown': { en: 'There is no such assignment in this case.', zh: '该派单中没有这个任务。' },
  'not-your-assignment': { en: 'This assignment is somebody else’s.', zh: '这个任务不是您的。' },
  'assignment-over': { en: 'The assignment is over already.', zh: '这个任务已经结束。' },
  'assignment-not-begun': { en: 'The assignment was never accepted.', zh: '这个任务未曾签收。' },
  'offer-timed-out': { en: 'The offer has timed out; acknowledge it first.', zh: '派单已超时，请先补签收。' },
  'already-reported': {
    en: '“{milestone}” was already reported at {at}; retract that report to correct it.',
    zh: '“{milestone}”已于 {at} 报告；如需更正请先撤回。',
    terms: { milestone: MILESTONE },
  },
  'already-on-case': { en: 'This responder is on the case already.', zh: '该响应人已在此派单中。' },
  'no-free-seat': { en: 'Every seat of the crew is taken.', zh: '岗位已满。' },
  'seat-unknown': { en: 'There is no seat {seat}.', zh: '没有岗位 {seat}。' },
  'seat-taken': { en: 'Seat {seat} has been taken by somebody else.', zh: '岗位 {seat} 已由他人承担。' },
  'seat-needs': { en: 'The seat needs what is missing here: {unmet}. Say why it shall be so all the same.', zh: '不符合岗位要求：{unmet}。如仍要派，请说明理由。' },
  'seat-occupied': { en: 'Seat {seat} cannot be removed while somebody is on it.', zh: '岗位 {seat} 上有人，不能取消。' },
  'seats-repeat': { en: 'Seat {seat} is named twice.', zh: '岗位 {seat} 重复。' },
  'minimum-above-seats': { en: 'The minimum {minimum} is more than the {seats} seats.', zh: '最低人数 {minimum} 超过岗位数 {seats}。' },
  'minimum-met': { en: 'The minimum is met; there is nothing to override.', zh: '已满足最低人数，无需特批。' },
  'already-overridden': { en: 'The minimum has been overridden already.', zh: '最低人数已特批。' },
  'crew-short': {
    en: '{present} of at least {minimum} people: send the missing one, or override the minimum with a reason.',
    zh: '现有 {present} 人，最低 {minimum} 人：请补派，或说明理由特批。',
  },
  'reservation-lapsed': { en: 'The reservation has lapsed; offer again.', zh: '预留已失效，请重新派单。' },
  'reservation-needed': { en: 'A late yes needs the responder to be reserved again.', zh: '超时补签收需要重新预留响应人。' },
  'level-reached': { en: 'The case has been escalated to the {level} already.', zh: '该派单已升级到{level}。', terms: { level: LEVEL } },
  'alarm-unknown': { en: 'This alarm is not open any more.', zh: '这条警示已经处理。' },
  'nowhere-to-move': { en: 'The request was not merged; say into which case the assignment moves.', zh: '该求助单没有并单；请指明任务移入哪个派单。' },
  'already-moved-in': { en: 'The assignment has moved in already.', zh: '该任务已移入。' },
  'custody-held': { en: 'Whoever leaves still holds {items}; hand it over explicitly.', zh: '离开的人手中还有{items}，请明确移交。' },
  'already-blocked': { en: 'The assignment is blocked already, since {since}.', zh: '任务自 {since} 起已受阻。' },
  'not-blocked': { en: 'The assignment is not blocked.', zh: '任务没有受阻。' },
  'again-missing': { en: 'Say when to visit again.', zh: '请说明何时再访。' },
  'again-in-past': { en: 'The next visit must lie in the future.', zh: '再访时间必须在将来。' },
  'reason-missing': { en: 'Say why it was not possible.', zh: '请说明不能办理的原因。' },
  'place-not-amended': { en: 'There is no new place to acknowledge.', zh: '没有需要确认的新地点。' },
  'already-back': { en: 'He is back in service already.', zh: '已经归队。' },
  'not-over-yet': { en: 'The assignment is not over yet.', zh: '任务尚未结束。' },
  'stage-unknown': { en: 'Stage {stage} is not planned.', zh: '没有计划环节 {stage}。' },
  'stage-started': { en: 'Stage {stage} was already started.', zh: '环节 {stage} 已开始。' },
  'stage-completed': { en: 'Stage {stage} was already completed.', zh: '环节 {stage} 已完成。' },
  'stages-begun': { en: 'Stages that have begun ({stages}) must stay in the plan.', zh: '已开始的环节（{stages}）必须保留。' },
  'stages-repeat': { en: 'Stage {stage} is named twice.', zh: '环节 {stage} 重复。' },
  'report-unknown': { en: 'There is no such report on this assignment.', zh: '该任务没有这条报告。' },
  'already-retracted': { en: 'That report has been retracted already.', zh: '该报告已撤回。' },
  'not-retractable': { en: 'This is not a report and cannot be retracted.', zh: '这不是报告，不能撤回。' },
  'round-over': { en: 'The case has been reopened since; the earlier round stands.', zh: '派单已重新打开，上一轮的记录不再更改。' },
} as const satisfies Record<string, RefusalText>;

/** Codes of a DispatchCase's refusals. */
export type CaseRefusal = keyof typeof caseRefusals;
