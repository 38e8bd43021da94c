import { Module } from '@nestjs/common';
import { parkedController } from '#process';
import { ServiceModule } from '#runtime';
import { AuditReader } from './audit-reader.ts';
import { consumed } from './consume/consumed.ts';
import { OnPublicEvent } from './consume/on-public-event.ts';
import { DisclosureList } from './disclosure/disclosure-list.ts';
import { OversightController } from './http/oversight.controller.ts';
import { ReportController } from './http/report.controller.ts';
import { TimelineController } from './http/timeline.controller.ts';
import { RawEvents } from './log/raw-events.ts';
import { published } from './publish/wire-types.ts';
import { auditRefusals } from './refusals.ts';
import { Reports } from './report/reports.ts';
import { Timelines } from './timeline/timelines.ts';
import { callHistory } from './views/call-history/projection.ts';
import { disclosures } from './views/disclosures/projection.ts';
import { instants } from './views/instants/projection.ts';
import { auditLive } from './views/live.ts';
import { requestHistory } from './views/request-history/projection.ts';

/** Its views. */
export const AUDIT_PROJECTIONS = [requestHistory, callHistory, disclosures, instants] as const;

/** Audit: every public event → its log → one document per request → timeline, report, export. */
@Module({
  imports: [
    ServiceModule.forService({
      service: 'audit',
      publish: published,
      consume: consumed,
      projections: AUDIT_PROJECTIONS,
      live: auditLive,
      refusals: auditRefusals,
    }),
  ],
  controllers: [OnPublicEvent, TimelineController, ReportController, OversightController, parkedController('audit')],
  providers: [AuditReader, Timelines, Reports, DisclosureList, RawEvents],
})
export class AuditModule {}
