import type { AuditEventType, DispatchEventType } from '#contracts';
import type { Sentence } from './sentence.ts';

const event = '{eventType|event}';
const n = '#{assignmentId|assignment}';
const zn = '第{assignmentId|assignment}派';

/** Every public event of dispatch in words. */
export const DISPATCH_WORDS: Readonly<Record<DispatchEventType, Sentence>> = {
  'dispatch.request.noted.v1': { en: 'Dispatch has the request', zh: '派单台收到求助' },
  'dispatch.case.opened.v1': { en: 'Case opened: {category|category}, {priority}', zh: '开立派单：{category|category}，{priority}' },
  'dispatch.case.taken.v1': { en: 'A dispatcher took the case', zh: '派单员接手' },
  'dispatch.seats.changed.v1': { en: 'Crew changed, at least {minimum}', zh: '调整人手，至少{minimum}人' },
  'dispatch.minimum.overridden.v1': { en: 'Goes on with {present} of {minimum}', zh: '以{present}人办理（应{minimum}人）' },
  'dispatch.case.priority-changed.v1': { en: 'Case priority {priority}, was {from}', zh: '派单级别{priority}，原为{from}' },
  'dispatch.case.category-changed.v1': { en: 'Case category: {category|category}', zh: '派单类别：{category|category}' },
  'dispatch.case.place-amended.v1': { en: 'Place changed', zh: '地点变更' },
  'dispatch.case.details-changed.v1': { en: 'Details changed', zh: '详情变更' },
  'dispatch.case.suspended.v1': { en: 'Case suspended[ until {until|time}]', zh: '派单暂停[至{until|time}]' },
  'dispatch.case.resumed.v1': { en: 'Case back in the queue', zh: '派单恢复排队' },
  'dispatch.case.stood-down.v1': { en: 'Case stood down: {because}', zh: '派单撤下：{because}' },
  'dispatch.case.done.v1': { en: 'Case done', zh: '派单完成' },
  'dispatch.case.reopened.v1': { en: 'Case reopened, round {round}', zh: '派单重开，第{round}轮' },
  'dispatch.alarm.raised.v1': { en: 'Alarm: {kind}', zh: '警示：{kind}' },
  'dispatch.alarm.settled.v1': { en: 'Alarm settled: {choice}', zh: '警示已处理：{choice}' },
  'dispatch.intake-change.noted.v1': { en: 'Change noted: {change}', zh: '变更已记录：{change}' },
  'dispatch.deadline.breached.v1': { en: 'Unassigned too long, due {dueAt|time}', zh: '超时未派出，应于{dueAt|time}' },
  'dispatch.case.escalated.v1': { en: 'Escalated to the {level}', zh: '升级至{level}' },
  'dispatch.offer.lapsed.v1': { en: 'Offer lapsed before it was made', zh: '派单未发出即失效' },
  'dispatch.case.event-refused.v1': { en: `Not applied to the case: ${event} ({code})`, zh: `派单未采纳：${event}（{code}）` },
  'dispatch.assignment.offered.v1': { en: `${n} offered[ for seat {seat}]`, zh: `${zn}：派出待接单[（席位 {seat}）]` },
  'dispatch.assignment.moved-in.v1': { en: `${n} came over from {fromAssignmentId}`, zh: `${zn}：由{fromAssignmentId}转入` },
  'dispatch.assignment.moved.v1': { en: `${n} moved to {toRequestId}`, zh: `${zn}：转至{toRequestId}` },
  'dispatch.assignment.reassigned.v1': { en: `${n} handed to another responder`, zh: `${zn}：改派他人` },
  'dispatch.assignment.timed-out.v1': { en: `${n} not answered in time`, zh: `${zn}：超时未接单` },
  'dispatch.assignment.stood-down.v1': { en: `${n} stood down: {because}`, zh: `${zn}：撤下（{because}）` },
  'dispatch.assignment.acknowledged.v1': { en: `${n} acknowledged`, zh: `${zn}：已签收` },
  'dispatch.assignment.en-route.v1': { en: `${n} en route`, zh: `${zn}：出发` },
  'dispatch.assignment.on-scene.v1': { en: `${n} on scene`, zh: `${zn}：到达` },
  'dispatch.assignment.with-person.v1': { en: `${n} with the person`, zh: `${zn}：见到本人` },
  'dispatch.assignment.transporting.v1': { en: `${n} left the scene, transporting`, zh: `${zn}：护送` },
  'dispatch.assignment.at-facility.v1': { en: `${n} at the facility[ {facility}][, reference {reference}]`, zh: `${zn}：到院[ {facility}][，编号{reference}]` },
  'dispatch.assignment.handed-over.v1': { en: `${n} handed over[ to {to|holder}][, reference {reference}]`, zh: `${zn}：已移交[给{to|holder}][，编号{reference}]` },
  'dispatch.assignment.cleared.v1': { en: `${n} cleared: {outcome}[ at {again|time}]`, zh: `${zn}：完成（{outcome}[，{again|time}]）` },
  'dispatch.assignment.declined.v1': { en: `${n} declined`, zh: `${zn}：谢绝` },
  'dispatch.assignment.back-in-service.v1': { en: `${n} back in service`, zh: `${zn}：恢复待命` },
  'dispatch.assignment.blocked.v1': { en: `${n} blocked`, zh: `${zn}：受阻` },
  'dispatch.assignment.unblocked.v1': { en: `${n} goes on`, zh: `${zn}：解除受阻` },
  'dispatch.assignment.place-acknowledged.v1': { en: `${n} has seen the new place`, zh: `${zn}：已知悉新地点` },
  'dispatch.stages.planned.v1': { en: `${n} stages planned`, zh: `${zn}：安排环节` },
  'dispatch.stage.started.v1': { en: `${n} stage {stage} started[ at {place}]`, zh: `${zn}：环节{stage}开始[（{place}）]` },
  'dispatch.stage.completed.v1': { en: `${n} stage {stage} completed[ at {place}]`, zh: `${zn}：环节{stage}完成[（{place}）]` },
  'dispatch.consult.held.v1': { en: `${n} consult of {minutes} min: {parties}`, zh: `${zn}：会诊{minutes}分钟（{parties}）` },
  'dispatch.custody.transferred.v1': {
    en: `${n} custody: {item.what} ×{item.count}, from {from|holder} to {to|holder}`,
    zh: `${zn}：交接{item.what}×{item.count}，{from|holder}交{to|holder}`,
  },
  'dispatch.report.retracted.v1': { en: `${n} report retracted: {retractedType|event}`, zh: `${zn}：撤回报告（{retractedType|event}）` },
  'dispatch.responder.enrolled.v1': { en: 'Responder enrolled', zh: '登记响应人' },
  'dispatch.responder.changed.v1': { en: 'Responder changed', zh: '响应人变更' },
  'dispatch.responder.status-changed.v1': { en: 'Responder: {status}[ until {until|time}]', zh: '响应人：{status}[至{until|time}]' },
  'dispatch.responder.reserved.v1': { en: 'Responder reserved, errand {load} of the day', zh: '预留响应人，当日第{load}单' },
  'dispatch.reservation.priority-changed.v1': { en: 'Reservation now {priority}, was {from}', zh: '预留级别{priority}，原为{from}' },
  'dispatch.responder.released.v1': { en: 'Responder released: {because}', zh: '释放响应人：{because}' },
  'dispatch.responder.event-refused.v1': { en: `Not applied to the responder: ${event} ({code})`, zh: `响应人未采纳：${event}（{code}）` },
  'dispatch.place.noted.v1': { en: 'Dispatch has the community', zh: '派单台收到社区资料' },
  'dispatch.building.noted.v1': { en: 'Dispatch has the building', zh: '派单台收到楼栋资料' },
  'dispatch.disclosure.made.v1': { en: 'Personal data shown: {fields}', zh: '查看个人信息：{fields}' },
};

/** Every public event of audit in words. */
export const AUDIT_WORDS: Readonly<Record<AuditEventType, Sentence>> = {
  'audit.disclosure.made.v1': { en: 'Personal data shown: {fields}', zh: '查看个人信息：{fields}' },
};
