import type { Consumption } from '#runtime';

/** What dispatch takes from the bus, and what of it means nothing here. */
export const consumed: Consumption = {
  topics: ['intake.request', 'intake.community'],
  ignored: [
    'intake.request.drafted.v1',
    'intake.request.draft-discarded.v1',
    'intake.request.questions-answered.v1',
    'intake.request.dispatched.v1',
    'intake.request.responder-joined.v1',
    'intake.request.started.v1',
    'intake.request.follow-up-recorded.v1',
    'intake.request.closed.v1',
    'intake.request.duplicate-absorbed.v1',
    'intake.request.merge-confirmed.v1',
    'intake.request.merge-declined.v1',
    'intake.request.duplicate-released.v1',
    'intake.request.eta-promised.v1',
    'intake.request.linked.v1',
    'intake.request.divided.v1',
    'intake.request.duplicate-suspected.v1',
    'intake.request.external-service-notified.v1',
    'intake.request.external-service-arrived.v1',
    'intake.request.caller-informed.v1',
    'intake.request.event-refused.v1',
    'intake.community.renamed.v1',
    'intake.community.estate-added.v1',
    'intake.community.estate-renamed.v1',
    'intake.community.board-published.v1',
    'intake.community.board-withdrawn.v1',
    'intake.community.event-refused.v1',
  ],
};
