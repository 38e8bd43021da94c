import { Module } from '@nestjs/common';
import { Catalogue, loadCatalogue } from '#catalogue';
import { parkedController } from '#process';
import { ServiceModule, ServiceRuntime } from '#runtime';
import { past as pastCases } from './case/past-events.ts';
import { consumed } from './consume/consumed.ts';
import { OnCommunity } from './consume/on-community.ts';
import { OnRequest } from './consume/on-request.ts';
import { caseDue } from './deadlines/case-due.ts';
import { orphanedReservation } from './deadlines/orphaned-reservation.ts';
import { AssignmentCommands } from './http/assignment-commands.ts';
import { AssignmentController } from './http/assignment.controller.ts';
import { CaseAccess } from './http/case-access.ts';
import { CaseCommands } from './http/case-commands.ts';
import { CaseController } from './http/case.controller.ts';
import { CaseQueries } from './http/case-queries.ts';
import { Personal } from './http/personal.ts';
import { ResponderCommands } from './http/responder-commands.ts';
import { PresenceController } from './http/presence.controller.ts';
import { ResponderController } from './http/responder.controller.ts';
import { ResponderImport } from './http/responder-import.ts';
import { ResponderQueries } from './http/responder-queries.ts';
import { StreamController } from './http/stream.controller.ts';
import { past as pastPlaces } from './place/past-events.ts';
import { PresenceWatch } from './presence/presence-watch.ts';
import { published } from './publish/published.ts';
import { finishMoves } from './react/finish-moves.ts';
import { settleReservations } from './react/settle-reservations.ts';
import { Recommendations } from './recommend/recommendations.ts';
import { dispatchRefusals } from './refusals.ts';
import { past as pastResponders } from './responder/past-events.ts';
import { cases } from './views/cases/projection.ts';
import { live } from './views/live.ts';
import { places } from './views/places/projection.ts';
import { reservations } from './views/reservations/projection.ts';
import { responders } from './views/responders/projection.ts';

/** Its views. */
export const DISPATCH_PROJECTIONS = [cases, responders, reservations, places] as const;

/** The dispatch service, in the data's order. */
@Module({
  imports: [
    ServiceModule.forService({
      service: 'dispatch',
      publish: published,
      consume: consumed,
      projections: DISPATCH_PROJECTIONS,
      deadlines: [caseDue, orphanedReservation],
      policies: [settleReservations, finishMoves],
      live,
      past: [pastCases, pastResponders, pastPlaces],
      refusals: dispatchRefusals,
    }),
  ],
  providers: [
    { provide: Catalogue, inject: [ServiceRuntime], useFactory: (runtime: ServiceRuntime) => loadCatalogue(runtime.config.catalogueDir) },
    Personal,
    CaseAccess,
    CaseQueries,
    CaseCommands,
    AssignmentCommands,
    ResponderQueries,
    ResponderCommands,
    ResponderImport,
    Recommendations,
    PresenceWatch,
  ],
  controllers: [StreamController, CaseController, AssignmentController, ResponderController, PresenceController, parkedController('dispatch'), OnRequest, OnCommunity],
})
export class DispatchModule {}
