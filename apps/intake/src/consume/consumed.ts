import { DISPATCH_EVENTS_BY_TOPIC, type DispatchEventType } from '#contracts';

/** Wire types of dispatch that mean something here; each has a handler in this folder. */
const HANDLED: readonly DispatchEventType[] = [
  'dispatch.assignment.offered.v1',
  'dispatch.assignment.acknowledged.v1',
  'dispatch.assignment.en-route.v1',
  'dispatch.assignment.on-scene.v1',
  'dispatch.assignment.with-person.v1',
  'dispatch.assignment.transporting.v1',
  'dispatch.assignment.at-facility.v1',
  'dispatch.assignment.handed-over.v1',
  'dispatch.assignment.moved-in.v1',
  'dispatch.assignment.cleared.v1',
  'dispatch.case.done.v1',
  'dispatch.report.retracted.v1',
  'dispatch.responder.enrolled.v1',
  'dispatch.responder.changed.v1',
];

const TOPICS = ['dispatch.case', 'dispatch.responder'] as const;

/** What intake takes from the bus: how cases go, and who answers for which building. */
export const consumed = {
  topics: TOPICS,
  ignored: TOPICS.flatMap((topic) => Object.keys(DISPATCH_EVENTS_BY_TOPIC[topic]) as DispatchEventType[]).filter((type) => !HANDLED.includes(type)),
};
