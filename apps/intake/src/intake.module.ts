import { Module } from '@nestjs/common';
import { Catalogue } from '#catalogue';
import { parkedController } from '#process';
import { ServiceModule, ServiceRuntime } from '#runtime';
import { past as pastCalls } from './call/past-events.ts';
import { CALL_REFUSALS } from './call/refusals.ts';
import { catalogueOf } from './catalogue.ts';
import { past as pastCommunities } from './community/past-events.ts';
import { COMMUNITY_REFUSALS } from './community/refusals.ts';
import { OnDispatchCase } from './consume/on-dispatch-case.ts';
import { OnDispatchResponder } from './consume/on-dispatch-responder.ts';
import { consumed } from './consume/consumed.ts';
import { abandonDraft, wakeFromHold } from './deadlines.ts';
import { BoardController } from './http/board.controller.ts';
import { CallCommands } from './http/call-commands.ts';
import { Callers } from './http/callers.ts';
import { CallsController } from './http/calls.controller.ts';
import { CallViews } from './http/call-view.ts';
import { CatalogueController } from './http/catalogue.controller.ts';
import { CommunitiesController } from './http/communities.controller.ts';
import { CommunityDesk } from './http/community-desk.ts';
import { Duplicates } from './http/duplicates.ts';
import { PlaceResolver } from './http/place-resolver.ts';
import { PlacesImport } from './http/places-import.ts';
import { Presenting } from './http/presenting.ts';
import { HTTP_REFUSALS } from './http/refusals.ts';
import { PublicBoard } from './http/public-board.ts';
import { RequestCommands } from './http/request-commands.ts';
import { RequestCommandsController } from './http/request-commands.controller.ts';
import { RequestCourse } from './http/request-course.ts';
import { RequestEdits } from './http/request-edits.ts';
import { RequestEntry } from './http/request-entry.ts';
import { RequestMerges } from './http/request-merges.ts';
import { RequestSearch } from './http/request-search.ts';
import { RequestsController } from './http/requests.controller.ts';
import { RequestViews } from './http/request-view.ts';
import { Reveal } from './http/reveal.ts';
import { RevealCaller } from './http/reveal-caller.ts';
import { Sealing } from './http/sealing.ts';
import { WorkList } from './http/work-list.ts';
import { PlaceDirectory } from './places/place-directory.ts';
import { finishMergePolicy } from './policies/finish-merge.ts';
import { linkCallPolicy } from './policies/link-call.ts';
import { live } from './publish/live.ts';
import { WIRE_TYPES } from './publish/publish.ts';
import { past as pastRequests } from './request/past-events.ts';
import { REQUEST_REFUSALS } from './request/refusals.ts';
import { callList } from './views/calls/projection.ts';
import { communityList } from './views/communities/projection.ts';
import { requestList } from './views/requests/projection.ts';

/** Its views. */
export const INTAKE_PROJECTIONS = [requestList, callList, communityList] as const;

/** The intake service, in the data's order. */
@Module({
  imports: [
    ServiceModule.forService({
      service: 'intake',
      publish: { types: WIRE_TYPES },
      consume: consumed,
      projections: INTAKE_PROJECTIONS,
      deadlines: [wakeFromHold, abandonDraft],
      policies: [finishMergePolicy, linkCallPolicy],
      live,
      past: [pastRequests, pastCalls, pastCommunities],
      refusals: { ...REQUEST_REFUSALS, ...CALL_REFUSALS, ...COMMUNITY_REFUSALS, ...HTTP_REFUSALS },
    }),
  ],
  providers: [
    { provide: Catalogue, inject: [ServiceRuntime], useFactory: (runtime: ServiceRuntime) => catalogueOf(runtime.config.catalogueDir) },
    PlaceDirectory,
    PlaceResolver,
    Sealing,
    Presenting,
    RequestCommands,
    RequestEntry,
    RequestEdits,
    RequestCourse,
    RequestMerges,
    RequestViews,
    RequestSearch,
    Duplicates,
    Reveal,
    RevealCaller,
    CallCommands,
    CallViews,
    Callers,
    WorkList,
    CommunityDesk,
    PlacesImport,
    PublicBoard,
  ],
  controllers: [
    RequestsController,
    RequestCommandsController,
    CallsController,
    CommunitiesController,
    BoardController,
    CatalogueController,
    parkedController('intake'),
    OnDispatchCase,
    OnDispatchResponder,
  ],
})
export class IntakeModule {}
