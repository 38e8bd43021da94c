// Made from apps/intake/openapi.json by deploy/console-types.mjs: change the API, not this file.
export interface paths {
    readonly "/api/intake/board": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Communities whose board everybody may see */
        readonly get: operations["Board.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/board/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /**
         * The board of a community
         * @description Public, only where a supervisor has published it. No names, phones, rooms, buildings or free text; nothing that was told in confidence is counted. A kind of help or an estate is named only when requests from at least five different places (building, unit and floor) are behind it, a kind together with an estate only when both together come from five; some kinds (isolation, counselling, maternity, visits under observation) are never named. In a community of fewer than 50 households totals from 1 to 4 are given as "fewer than 5". Requests of the last 30 days at the places the community has now.
         */
        readonly get: operations["Board.one"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/callers/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Calls.history"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/callers/lookup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Calls.lookup"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/calls": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Calls.list"];
        readonly put?: never;
        readonly post: operations["Calls.receive"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/calls/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Calls.one"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/calls/{id}/answer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Calls.answer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/calls/{id}/callback": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Calls.callback"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/calls/{id}/end": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Calls.end"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/calls/{id}/identify-caller": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Calls.identify"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/calls/{id}/link": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Calls.link"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/calls/{id}/miss": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Calls.miss"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/calls/{id}/reveal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Calls.reveal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/calls/{id}/wrap-up": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Calls.wrapUp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/catalogue": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Catalogue.all"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/communities": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Communities.list"];
        readonly put?: never;
        readonly post: operations["Communities.found"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/communities/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Communities.one"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/communities/{id}/assign-steward": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Communities.assignSteward"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/communities/{id}/buildings": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Communities.putBuilding"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/communities/{id}/estates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Communities.putEstate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/communities/{id}/publish-board": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Board.publish"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/communities/{id}/release-steward": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Communities.releaseSteward"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/communities/{id}/remove-building": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Communities.removeBuilding"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/communities/{id}/set-access-note": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Communities.setAccessNote"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/communities/{id}/set-building-state": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Communities.setState"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/duplicates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Requests.duplicatesWhileTyping"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/parked": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Streams whose messages wait here, and why */
        readonly get: operations["Parked.list"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/parked/release": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Hand what waits to its handler again, in order */
        readonly post: operations["Parked.release"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/parked/republish": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Publish one of my streams again, for those who wait for a version of it */
        readonly post: operations["Parked.republish"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/places": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Communities.find"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/places/import": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Communities.import"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/places/sample": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Import the sample community’s places; again, it changes nothing that is so already */
        readonly post: operations["Communities.sample"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/places/template.csv": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Communities.template"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Requests.list"];
        readonly put?: never;
        readonly post: operations["Requests.post"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Requests.one"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/add-note": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.addNote"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/amend": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.amend"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/answer-on-call": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.answerOnCall"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/answer-questions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.answerQuestions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.cancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/close": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.close"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/declare-unfounded": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.declareUnfounded"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/discard-draft": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.discardDraft"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/divide": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.divide"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/duplicates": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Requests.duplicatesOf"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/external-service-arrived": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.externalServiceArrived"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/follow-up": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.followUp"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/hold": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.hold"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/inform-caller": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.informCaller"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/link": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.link"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/log": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Requests.log"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/merge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.merge"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/notify-external-service": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.notifyExternalService"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/promise-eta": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.promiseEta"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.reopen"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.resume"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/return": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.return"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/reveal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["Requests.open"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/set-category": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.setCategory"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/set-needed-by": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.setNeededBy"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/set-priority": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.setPriority"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/suspect-duplicate": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.suspectDuplicate"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/transfer": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.transfer"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/requests/{id}/unmerge": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post: operations["RequestCommands.unmerge"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Which services have not heard everything that is entered here */
        readonly get: operations["Catalogue.status"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Catalogue.stream"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/api/intake/work": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get: operations["Requests.workList"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly AddNoteDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly AmendRequestDto: {
            /**
             * @description Drafts only.
             * @example medicine-run
             */
            readonly category?: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly person?: components["schemas"]["PersonDto"];
            readonly place?: components["schemas"]["PlaceDto"];
            readonly reporter?: components["schemas"]["ReporterDto"];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly AnswerOnCallDto: {
            /** @default reporter */
            readonly asked: components["schemas"]["AskedOnCall"];
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly AnswerQuestionsDto: {
            readonly answers: {
                readonly [key: string]: string | number;
            };
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly AskedOnCall: "person" | "reporter";
        readonly BehindAnswer: {
            /** @enum {string} */
            readonly cause: "bus-away" | "slow";
            /**
             * @description Whose events it has not heard.
             * @example intake
             */
            readonly of: string;
            readonly seconds: number;
            /**
             * @description Who has not heard everything yet.
             * @example dispatch
             */
            readonly service: string;
            /** Format: date-time */
            readonly since: string;
            /** @description One sentence. */
            readonly text?: {
                readonly en: string;
                readonly zh: string;
            };
        };
        readonly BuildingKeyDto: {
            readonly building: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly estate: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly BuildingState: "open" | "controlled" | "closed" | "sealed";
        readonly CallbackDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly outcome: components["schemas"]["CallbackOutcome"];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly CallbackOutcome: "reached" | "no-answer" | "wrong-number";
        readonly CallerDto: {
            readonly name?: string;
            readonly phone?: string;
        };
        readonly CallerLookupDto: {
            readonly phone: string;
        };
        /** @enum {string} */
        readonly CallLinkKind: "new" | "chase" | "information";
        /** @enum {string} */
        readonly CallStatus: "ringing" | "answered" | "wrapped-up" | "ended" | "missed" | "called-back";
        readonly CancelDto: {
            readonly by: components["schemas"]["CancelledBy"];
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly CancelledBy: "person" | "reporter" | "service";
        /**
         * @description How it reached us; app if left out.
         * @enum {string}
         */
        readonly Channel: "app" | "phone" | "chat" | "visit" | "radio" | "paper" | "import" | "system";
        readonly CommandBody: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @description What every command answers. */
        readonly CommandReply: {
            /** @description The stream. */
            readonly id: string;
            /** @description Its last event's position in the log, which is the id of the message on the stream. */
            readonly position: number;
            /** @description Its version, also the ETag; `After: <id>@<version>` waits for it. */
            readonly version: number;
        };
        /** @enum {string} */
        readonly Confirmer: "person" | "reporter" | "second-person";
        readonly DivideDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly parts: readonly components["schemas"]["PartDto"][];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly ExternalService: "110" | "119" | "120" | "12345" | "other";
        readonly ExternalServiceArrivedDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly reference?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            readonly service: components["schemas"]["ExternalService"];
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly FollowUpDto: {
            readonly asked: components["schemas"]["Confirmer"];
            /** @description Another person than the one named in the request. */
            readonly askedPersonId?: string;
            /** @description Where the second person on the spot is a responder; one who was on the case is refused. */
            readonly askedResponderId?: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly outcome: components["schemas"]["FollowUpOutcome"];
            readonly rating?: number;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly FollowUpOutcome: "solved" | "not-solved" | "not-reached";
        readonly FoundCommunityDto: {
            /**
             * @description city/district/street/community
             * @example jiangcheng/donghu/minyi/huaan
             */
            readonly area: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /** @description Names of city, district, street. */
            readonly levels?: readonly components["schemas"]["NameDto"][];
            readonly name: components["schemas"]["NameDto"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly HoldDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly reason: components["schemas"]["HoldReason"];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
            /**
             * Format: date-time
             * @description Wakes by itself at this time.
             */
            readonly until?: string;
        };
        /** @enum {string} */
        readonly HoldReason: "asked-to-wait" | "no-supply" | "other";
        readonly IdentifyCallerDto: {
            readonly caller: components["schemas"]["CallerDto"];
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly InformCallerDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly outcome: components["schemas"]["CallbackOutcome"];
            readonly personId: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly LinkCallDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly kind: components["schemas"]["CallLinkKind"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly requestId: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /**
         * @description What the other one is to this one.
         * @enum {string}
         */
        readonly LinkKind: "parent" | "child" | "related";
        readonly LinkRequestDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /** @description What the other one is to this one. */
            readonly kind: components["schemas"]["LinkKind"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly requestId: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /**
         * @description mended: a newer version or a corrected event is there. recovered: what was away is back. looked-at: to see whether it goes now.
         * @enum {string}
         */
        readonly MaintenanceReason: "mended" | "recovered" | "looked-at";
        /** @enum {string} */
        readonly Medium: "phone" | "chat" | "visit";
        readonly MergeDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly into: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly MissCallDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @default abandoned */
            readonly reason: components["schemas"]["MissReason"];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly Missing: "place" | "person" | "phone" | "need" | "other";
        /** @enum {string} */
        readonly MissReason: "abandoned" | "no-operator" | "line-lost";
        readonly NameDto: {
            readonly en?: string;
            readonly zh: string;
        };
        readonly NoteBody: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly NotifyExternalServiceDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly reference?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            readonly service: components["schemas"]["ExternalService"];
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly OpensDto: {
            /**
             * @description Key of the catalogue.
             * @example medicine-run
             */
            readonly category?: string;
            /** @description What the responders may know; nothing of the reporter. */
            readonly note?: string;
            readonly priority?: components["schemas"]["Priority"];
        };
        readonly Page: {
            readonly items: readonly {
                readonly [key: string]: unknown;
            }[];
            /** @description The cursor of the next page; left out on the last. */
            readonly next?: string;
        };
        readonly ParkedAnswer: {
            /** @description Empty while all is well. Everything else goes on meanwhile. */
            readonly items: readonly components["schemas"]["ParkedKeyAnswer"][];
            readonly service: string;
        };
        readonly ParkedKeyAnswer: {
            /**
             * @description The service, or one of its own policies.
             * @example dispatch
             */
            readonly consumer: string;
            readonly kind: components["schemas"]["ParkedKind"];
            /** @description How many messages wait. */
            readonly messages: number;
            /** @description The service that mends it by publishing the stream again; left out where releasing is what helps. */
            readonly owner?: string;
            /** @description The version at which the stream waits. */
            readonly position: number;
            /** @description One sentence without personal data. */
            readonly reason: string;
            /** Format: date-time */
            readonly since: string;
            readonly stream: string;
            /** @example intake.request */
            readonly topic: string;
        };
        /** @enum {string} */
        readonly ParkedKind: "failed" | "gap" | "undecodable" | "unknown-type" | "misfit";
        readonly PartDto: {
            /**
             * @description Key of the catalogue.
             * @example medicine-run
             */
            readonly category: string;
            readonly note?: string;
            readonly priority?: components["schemas"]["Priority"];
        };
        /** @enum {string} */
        readonly PersonalField: "name" | "phone" | "room" | "health" | "notes" | "reporter";
        readonly PersonDto: {
            readonly age?: number;
            /** @description Illness, medicine, disability, as told. */
            readonly health?: string;
            readonly name?: string;
            /** @description As typed or E.164. */
            readonly phone?: string;
        };
        readonly PlaceDto: {
            readonly building?: string;
            /** @example community-01956f2e-0000-7000-8000-000000000001 */
            readonly communityId?: string;
            readonly estate?: string;
            readonly floor?: number;
            /** @description Personal: kept encrypted. */
            readonly room?: string;
            /** @description As typed: 3-2-1404, 3#1404, 3号楼2单元1404, with a name or its initials. Instead of the fields below. */
            readonly text?: string;
            readonly unit?: string;
        };
        readonly PostRequestDto: {
            /** @description Answers by question id. */
            readonly answers?: {
                readonly [key: string]: string | number;
            };
            /** @description The call it came from. */
            readonly callId?: string;
            /**
             * @description Key of the catalogue.
             * @example medicine-run
             */
            readonly category?: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description First contact where there is no call record.
             */
            readonly contactAt?: string;
            /** @description Only begins it; everything may still be missing. */
            readonly draft?: boolean;
            /** Format: date-time */
            readonly neededBy?: string;
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description Only for category confidential-tip. */
            readonly opens?: components["schemas"]["OpensDto"];
            /** @description Who is helped; may be unknown. */
            readonly person?: components["schemas"]["PersonDto"];
            readonly place?: components["schemas"]["PlaceDto"];
            /** @description Left out: as scored, else the category's. */
            readonly priority?: components["schemas"]["Priority"];
            /** @description Why, where the priority is not what the answers suggest. */
            readonly priorityReason?: string;
            readonly reporter?: components["schemas"]["ReporterDto"];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
            /** @description With draft: a pasted chat line; place and category are guessed from it, with reasons. */
            readonly text?: string;
        };
        /**
         * @description Left out: as scored, else the category's.
         * @enum {string}
         */
        readonly Priority: "P1" | "P2" | "P3" | "P4" | "P5";
        readonly Problem: {
            readonly code: string;
            readonly detail: string;
            readonly errors?: readonly {
                readonly code: string;
                readonly detail: string;
                /** @description JSON Pointer into the body, or ?name of a query parameter */
                readonly pointer: string;
            }[];
            readonly instance: string;
            readonly status: number;
            readonly title: string;
            /** @description Stable; opened on this server it says what the code means. */
            readonly type: string;
        };
        readonly PromiseEtaDto: {
            /** Format: date-time */
            readonly at: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly PublishBoardDto: {
            readonly published: boolean;
        };
        readonly PutBuildingDto: {
            readonly aliases?: readonly string[];
            readonly building: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly estate: string;
            readonly floors: number;
            readonly households?: number;
            readonly lift: boolean;
            readonly name: components["schemas"]["NameDto"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly people?: number;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
            readonly units: number;
            /** @description Metres on the community's own plan. */
            readonly x: number;
            readonly y: number;
        };
        readonly PutEstateDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly estate: string;
            readonly name: components["schemas"]["NameDto"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly ReceiveCallDto: {
            /** @description Area path it belongs to; left out: the operator's own. */
            readonly area?: string;
            readonly caller?: components["schemas"]["CallerDto"];
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /** @description The line or chat group it came in on. */
            readonly line?: string;
            /** @default phone */
            readonly medium: components["schemas"]["Medium"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * @description False: when it rang is not known; the answer interval then stays empty.
             * @default true
             */
            readonly ringKnown: boolean;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /**
         * @description self: the reporter is the person.
         * @enum {string}
         */
        readonly Relation: "self" | "family" | "neighbour" | "steward" | "staff" | "passer-by" | "other";
        readonly ReleasedAnswer: {
            readonly parked?: components["schemas"]["ParkedKeyAnswer"];
            /** @description false: it still cannot be handled; see parked. */
            readonly released: boolean;
            readonly stream: string;
        };
        readonly ReleaseParkedDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /** @description Whose key it is, where a service has several consumers. */
            readonly consumer?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description mended: a newer version or a corrected event is there. recovered: what was away is back. looked-at: to see whether it goes now. */
            readonly reason: components["schemas"]["MaintenanceReason"];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The stream (key) that waits. */
            readonly stream: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly ReopenDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly reason: components["schemas"]["ReopenReason"];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        /** @enum {string} */
        readonly ReopenReason: "not-solved" | "came-back" | "wrongly-ended";
        readonly ReporterDto: {
            readonly name?: string;
            readonly phone?: string;
            /** @description self: the reporter is the person. */
            readonly relation: components["schemas"]["Relation"];
            /** @description Where the reporter is a responder (a steward). */
            readonly responderId?: string;
        };
        readonly RepublishDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /** @description mended: a newer version or a corrected event is there. recovered: what was away is back. looked-at: to see whether it goes now. */
            readonly reason: components["schemas"]["MaintenanceReason"];
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            readonly stream: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly RepublishedAnswer: {
            readonly events: number;
            readonly stream: string;
        };
        readonly ReturnDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly missing: readonly components["schemas"]["Missing"][];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly RevealCallerDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly reason: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly RevealDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly fields: readonly components["schemas"]["PersonalField"][];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly reason: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly ServiceStatusAnswer: {
            /** @description Empty while all is well. What is entered is safe in any case, and goes on by itself. */
            readonly behind: readonly components["schemas"]["BehindAnswer"][];
            /**
             * Format: date-time
             * @description The server’s time.
             */
            readonly now: string;
            readonly service: string;
        };
        readonly SetAccessNoteDto: {
            readonly building: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly en?: string;
            readonly estate: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
            /** @description Empty removes it. */
            readonly zh: string;
        };
        readonly SetBuildingStateDto: {
            readonly building: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly estate: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            readonly state: components["schemas"]["BuildingState"];
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly SetCategoryDto: {
            readonly category: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly SetNeededByDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /** Format: date-time */
            readonly neededBy?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly SetPriorityDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly priority: components["schemas"]["Priority"];
            /** @description Needed where it is not what the answers suggest. */
            readonly priorityReason?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly StewardDto: {
            readonly building: string;
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly estate: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly responderId: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly SuspectDuplicateDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly requestId: string;
            /** @description As the hint scored it. */
            readonly score?: number;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
        };
        readonly TransferDto: {
            /** @description How it reached us; app if left out. */
            readonly channel?: components["schemas"]["Channel"];
            readonly note?: string;
            /**
             * Format: date-time
             * @description When it happened, by the client's clock; now if left out.
             */
            readonly occurredAt?: string;
            readonly reference?: string;
            /**
             * Format: date-time
             * @description The client's clock at sending; the server corrects occurredAt by the difference.
             */
            readonly sentAt?: string;
            /** @description The responder or person it is about, when that is not who sends it. */
            readonly subject?: string;
            readonly to: components["schemas"]["ExternalService"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly "Board.list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description May be none. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly boards: readonly {
                            readonly communityId: string;
                            readonly name: {
                                readonly en?: string;
                                readonly zh: string;
                            };
                        }[];
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Board.one": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Not older than 5 s. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /**
                         * Format: date-time
                         * @description By the server's clock.
                         */
                        readonly asOf: string;
                        /** @description Kinds of help on the board today; the last, without a name, is all that may not be named. */
                        readonly categories: readonly {
                            readonly key?: string;
                            readonly name?: {
                                readonly en?: string;
                                readonly zh: string;
                            };
                            readonly requests: number;
                        }[];
                        readonly communityId: string;
                        /**
                         * Format: date
                         * @description Today where the server's TIME_ZONE is.
                         */
                        readonly day: string;
                        /** @description Open or helped today, newest first, 60 at most. */
                        readonly entries: readonly {
                            readonly category?: {
                                readonly en?: string;
                                readonly zh: string;
                            };
                            readonly estate?: {
                                readonly en?: string;
                                readonly zh: string;
                            };
                            /** @description What the caller was told on the phone. */
                            readonly number: number;
                            /**
                             * Format: date-time
                             * @description Cut to the full hour.
                             */
                            readonly since: string;
                            /** @enum {string} */
                            readonly stage: "waiting" | "under-way" | "later" | "done";
                        }[];
                        /** @description Where; the last, without a name, is everywhere else. */
                        readonly estates: readonly {
                            readonly key?: string;
                            readonly name?: {
                                readonly en?: string;
                                readonly zh: string;
                            };
                            readonly requests: number;
                        }[];
                        readonly figures: {
                            /** @description One of the two. */
                            readonly asked: {
                                readonly count?: number;
                                /** @description The exact number is not given: it could point to a household. */
                                readonly fewerThan?: number;
                            };
                            /** @description One of the two. */
                            readonly helped: {
                                readonly count?: number;
                                /** @description The exact number is not given: it could point to a household. */
                                readonly fewerThan?: number;
                            };
                            /** @description One of the two. */
                            readonly helpedWithin7Days: {
                                readonly count?: number;
                                /** @description The exact number is not given: it could point to a household. */
                                readonly fewerThan?: number;
                            };
                            /** @description One of the two. */
                            readonly later: {
                                readonly count?: number;
                                /** @description The exact number is not given: it could point to a household. */
                                readonly fewerThan?: number;
                            };
                            /** @description One of the two. */
                            readonly underWay: {
                                readonly count?: number;
                                /** @description The exact number is not given: it could point to a household. */
                                readonly fewerThan?: number;
                            };
                            /** @description One of the two. */
                            readonly waiting: {
                                readonly count?: number;
                                /** @description The exact number is not given: it could point to a household. */
                                readonly fewerThan?: number;
                            };
                        };
                        readonly name: {
                            readonly en?: string;
                            readonly zh: string;
                        };
                        /** @description First contact to the end of the help, last seven days, to five minutes; left out under 20. */
                        readonly untilHelped?: {
                            readonly measured: number;
                            readonly p50Minutes: number;
                            readonly p90Minutes: number;
                        };
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.history": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description His open requests, the last five, his last calls. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly calls: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        readonly last: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        readonly open: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        readonly personId?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.lookup": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CallerLookupDto"];
            };
        };
        readonly responses: {
            /** @description His open requests, the last five, his last calls; empty for a phone nobody has. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly calls: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        readonly last: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        readonly open: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        readonly personId?: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.list": {
        readonly parameters: {
            readonly query?: {
                /** @description Opaque; `next` of the page before. */
                readonly cursor?: string;
                readonly limit?: number;
                readonly status?: components["schemas"]["CallStatus"];
            };
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page, as far as the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Page"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.receive": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReceiveCallDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 201: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "ringing" | "answered" | "wrapped-up" | "missed" | "called-back" | "ended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.one": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.answer": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "ringing" | "answered" | "wrapped-up" | "missed" | "called-back" | "ended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.callback": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CallbackDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "ringing" | "answered" | "wrapped-up" | "missed" | "called-back" | "ended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.end": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "ringing" | "answered" | "wrapped-up" | "missed" | "called-back" | "ended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.identify": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["IdentifyCallerDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "ringing" | "answered" | "wrapped-up" | "missed" | "called-back" | "ended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.link": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["LinkCallDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "ringing" | "answered" | "wrapped-up" | "missed" | "called-back" | "ended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.miss": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MissCallDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "ringing" | "answered" | "wrapped-up" | "missed" | "called-back" | "ended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.reveal": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RevealCallerDto"];
            };
        };
        readonly responses: {
            /** @description Name and phone of the caller; who was shown them and why is on disk. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly caller?: {
                            readonly [key: string]: unknown;
                        };
                        readonly id: string;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Calls.wrapUp": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "ringing" | "answered" | "wrapped-up" | "missed" | "called-back" | "ended";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Catalogue.all": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.found": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FoundCommunityDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 201: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.one": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.assignSteward": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StewardDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.putBuilding": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PutBuildingDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.putEstate": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PutEstateDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Board.publish": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PublishBoardDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.releaseSteward": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["StewardDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.removeBuilding": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["BuildingKeyDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.setAccessNote": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetAccessNoteDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.setState": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetBuildingStateDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Requests.duplicatesWhileTyping": {
        readonly parameters: {
            readonly query?: {
                readonly building?: string;
                readonly category?: string;
                readonly communityId?: string;
                readonly estate?: string;
                /** @description As the caller look-up gave it. */
                readonly person?: string;
                readonly room?: string;
                readonly unit?: string;
            };
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Parked.list": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ParkedAnswer"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Parked.release": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReleaseParkedDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ReleasedAnswer"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Parked.republish": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RepublishDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["RepublishedAnswer"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.find": {
        readonly parameters: {
            readonly query?: {
                readonly limit?: number;
                /** @description 3-2-1404, 3#1404, 3号楼2单元1404, a name, or pinyin initials. */
                readonly q?: string;
            };
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.import": {
        readonly parameters: {
            readonly query?: {
                /** @description true: everything is checked, nothing applied. */
                readonly check?: "true" | "false";
            };
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "text/csv": string;
            };
        };
        readonly responses: {
            /** @description Checked, and unless only that was wanted applied. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly after: readonly string[];
                        readonly applied: boolean;
                        readonly buildings: number;
                        readonly changed: number;
                        readonly checked: boolean;
                        readonly communities: number;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.sample": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Applied; send `after` with the import of its responders. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly after: readonly string[];
                        readonly applied: boolean;
                        readonly buildings: number;
                        readonly changed: number;
                        readonly checked: boolean;
                        readonly communities: number;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Communities.template": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description An example to fill in. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/csv": string;
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Requests.list": {
        readonly parameters: {
            readonly query?: {
                /** @description Area path; everything inside it. */
                readonly area?: string;
                /** @description Several with commas. */
                readonly category?: readonly string[];
                /** @description Opaque; `next` of the page before. */
                readonly cursor?: string;
                readonly limit?: number;
                /** @description The number people say. */
                readonly number?: number;
                /** @description Whom it helps or who reported it. */
                readonly person?: string;
                /** @description Several with commas. */
                readonly priority?: readonly string[];
                /** @description Several with commas; `open` = every one with work to do. */
                readonly status?: readonly string[];
            };
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description One page, as far as the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["Page"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Requests.post": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PostRequestDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 201: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description What a pasted line was taken for, and why. */
                        readonly guess?: {
                            readonly [key: string]: unknown;
                        };
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @description The open request of a confidential tip. */
                        readonly opened?: {
                            readonly id?: string;
                            /** @description What people say on the phone. */
                            readonly number?: number;
                        };
                        /** @enum {string} */
                        readonly priority?: "P1" | "P2" | "P3" | "P4" | "P5";
                        /** @description Why this priority, in words. */
                        readonly reasons?: readonly {
                            readonly en?: string;
                            readonly zh?: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Requests.one": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.addNote": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AddNoteDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.amend": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
                /** @description The ETag last read. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AmendRequestDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.answerOnCall": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AnswerOnCallDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.answerQuestions": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["AnswerQuestionsDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CancelDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.close": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NoteBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.declareUnfounded": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NoteBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.discardDraft": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.divide": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["DivideDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Requests.duplicatesOf": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.externalServiceArrived": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ExternalServiceArrivedDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.followUp": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["FollowUpDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.hold": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["HoldDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.informCaller": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["InformCallerDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.link": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["LinkRequestDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Requests.log": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PostRequestDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description What a pasted line was taken for, and why. */
                        readonly guess?: {
                            readonly [key: string]: unknown;
                        };
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @description The open request of a confidential tip. */
                        readonly opened?: {
                            readonly id?: string;
                            /** @description What people say on the phone. */
                            readonly number?: number;
                        };
                        /** @enum {string} */
                        readonly priority?: "P1" | "P2" | "P3" | "P4" | "P5";
                        /** @description Why this priority, in words. */
                        readonly reasons?: readonly {
                            readonly en?: string;
                            readonly zh?: string;
                        }[];
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.merge": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
                /** @description The ETag last read. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["MergeDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.notifyExternalService": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NotifyExternalServiceDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.promiseEta": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["PromiseEtaDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.reopen": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReopenDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["CommandBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.return": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["ReturnDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Requests.open": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["RevealDto"];
            };
        };
        readonly responses: {
            /** @description Opened; who was shown what and why is on disk. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly id: string;
                        readonly notes: readonly {
                            readonly [key: string]: unknown;
                        }[];
                        readonly person?: {
                            readonly [key: string]: unknown;
                        };
                        readonly reporter?: {
                            readonly [key: string]: unknown;
                        };
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.setCategory": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
                /** @description The ETag last read. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetCategoryDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.setNeededBy": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetNeededByDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.setPriority": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
                /** @description The ETag last read. */
                readonly "If-Match": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SetPriorityDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.suspectDuplicate": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["SuspectDuplicateDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.transfer": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["TransferDto"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "RequestCommands.unmerge": {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description The command id: keep it when sending the same command again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                readonly id: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["NoteBody"];
            };
        };
        readonly responses: {
            /** @description Done, and on disk. The same command sent again is answered the same. */
            readonly 200: {
                headers: {
                    /** @description Version of the resource */
                    readonly ETag?: string;
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["CommandReply"] & {
                        /** @description Merged: the survivor; divided: the parts. */
                        readonly into?: unknown;
                        /** @description What people say on the phone. */
                        readonly number: number;
                        /** @enum {string} */
                        readonly status: "draft" | "discarded" | "logged" | "returned" | "triaged" | "dispatched" | "in-progress" | "on-hold" | "resolved" | "verified" | "closed" | "merged" | "cancelled" | "unfounded" | "transferred";
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Catalogue.status": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ServiceStatusAnswer"];
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Catalogue.stream": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Server-sent events: id = position, event = type of the event; resumes from Last-Event-ID. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "text/event-stream": string;
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readonly "Requests.workList": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description <stream>@<version>: wait until this service has it. */
                readonly After?: string;
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description As the reader may see it. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            /** @description Not done: see code and errors. */
            readonly default: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
