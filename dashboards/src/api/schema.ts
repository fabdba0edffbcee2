// Generated from docs/api/openapi.yaml by "npm run api". Not edited by hand.
export interface paths {
    "/charts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every chart in service with its present state, worst first; or those that are retired */
        get: operations["listCharts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charts/{chart}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One chart with all versions of its settings and its limits
         * @description With `asOf`, as it stood then: its state, the settings and limits that had been agreed to, the specification of that day.
         */
        get: operations["getChart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charts/{chart}/subgroups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Subgroups as columns, oldest first, with the signals on them
         * @description Without `from` and `to`, the last `last` subgroups. With them, the first `last` subgroups of the period; `more` says that the period holds further ones, from `nextFrom` on. With `asOf`, only those that were complete by then, as they were judged.
         */
        get: operations["listSubgroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charts/{chart}/capability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the process lies to its specification, with 95 % intervals
         * @description Over the last `last` subgroups, or those of the period. Indices are called capability only of a process without signals, with 50 values in 25 subgroups; `reservations` says what is missing.
         */
        get: operations["getCapability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charts/{chart}/strata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The chart's readings parted by something they carry, and whether the parts differ
         * @description Over the last `last` subgroups, or those of the period. `turn` counts each station's parts modulo `of`: cavities, spindles and fixtures take turns. `inspector` and `gauge` are known of readings that stand in a signed inspection. At most 60 strata, the latest.
         */
        get: operations["getStrata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charts/{chart}/annotations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        /** The newest 500 remarks on the chart by subgroup, voided ones among them */
        get: operations["listAnnotations"];
        put?: never;
        /** Leave a remark at a subgroup */
        post: operations["annotate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/annotations/{annotation}/void": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                annotation: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Void one's own annotation, or any for the quality department; it stays readable */
        post: operations["voidAnnotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/run-lengths": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What rules of a chart would lead to, before it is begun or changed */
        get: operations["getRunLengths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charts/{chart}/limits/preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What limits estimated from these subgroups would be, and lead to */
        post: operations["previewLimits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charts/{chart}/limits/proposals": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose limits from these subgroups and sign; they hold once somebody else approved */
        post: operations["proposeLimits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charts/{chart}/limits/known": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Propose limits from a mean and a standard deviation known beforehand and sign; they hold once somebody else approved */
        post: operations["proposeKnownLimits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/limit-proposals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proposals of limits, latest first */
        get: operations["listLimitProposals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/limit-proposals/{proposal}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve limits somebody else proposed, and sign; they hold from the next subgroup on */
        post: operations["approveLimits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/limit-proposals/{proposal}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse limits somebody else proposed */
        post: operations["refuseLimits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/limit-proposals/{proposal}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw one's own proposal */
        post: operations["withdrawLimits"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charts/{chart}/subgroups/{subgroup}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The readings one subgroup was formed from */
        get: operations["getSubgroup"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changes, as server-sent events
         * @description Events are named `subgroup` (data LiveSubgroup), `chart` (data ChartSummary) and `edge` (data Edge). Each carries an id; a client that reconnects with Last-Event-ID gets what it missed, or an event `reset` when that is too long ago and it should read anew. A comment comes every 15 seconds. A client that reads too slowly is cut off.
         */
        get: operations["stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/edges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** State and ledger completeness of every edge */
        get: operations["listEdges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every tag ever seen, with the characteristic it feeds */
        get: operations["listTags"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags/{tag}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Readings of one tag in a period, as columns, oldest first */
        get: operations["listReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tags/{tag}/bindings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tag: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Assign a tag to a characteristic of the same unit, from an instant on */
        post: operations["assignTag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bindings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which tag measures which characteristic, and when; the newest first */
        get: operations["listBindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bindings/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Characteristics that tags can be assigned to */
        get: operations["listBindingTargets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bindings/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tags that the master data names for a characteristic in another unit, and that are not assigned for that */
        get: operations["listRefusedBindings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bindings/{binding}/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                binding: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an assignment; it is kept */
        post: operations["endBinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was set aside because it could not be understood or stored, newest first */
        get: operations["listQuarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
            };
            cookie?: never;
        };
        /** One entry */
        get: operations["getQuarantineEntry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine/{entry}/payload": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
            };
            cookie?: never;
        };
        /** The bytes of an entry as they came */
        get: operations["getQuarantinePayload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine/{entry}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try an entry again after the mend; a parcel whose stream went on is stored in its place */
        post: operations["replayQuarantineEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine/{entry}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an entry without trying it again; its bytes are kept */
        post: operations["discardQuarantineEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quarantine-replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try everything again that the streams of an edge have passed, in their order; ends at the first that still cannot be stored */
        post: operations["replayQuarantineOfEdge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version, kind of storage and lag */
        get: operations["getSystem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in and what they may do */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in with password, or with badge and PIN
         * @description Answers with a token and the same as a cookie. A session ends after 30 minutes without use and after 12 hours. Five wrong attempts within 15 minutes lock the name for 15 minutes (429).
         */
        post: operations["signIn"];
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which ways of signing in there are; for everybody */
        get: operations["getSignInWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/openid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Begin to sign in at the OpenID provider; for a browser
         * @description Authorisation code with PKCE. 404 where no provider is named.
         */
        get: operations["beginOpenId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/openid/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Back from the provider; for a browser */
        get: operations["endOpenId"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody, with their offices */
        get: operations["listPeople"];
        put?: never;
        /** Add a person */
        post: operations["addPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        /** One person */
        get: operations["getPerson"];
        /** Change a person; If-Match names the version that is changed */
        put: operations["changePerson"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines of the chain of changes, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/anchor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Number and hash of the last line, to be kept outside the database */
        get: operations["getAuditAnchor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/audit/verdict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Check the whole chain and every record against it, and against an anchor if one is given */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/master-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Master data as one set; without secrets */
        get: operations["getMasterData"];
        put?: never;
        /**
         * Bring master data in, all of it or nothing; with dryRun only say what would change
         * @description What is new is added, what differs is changed, nothing is removed; lists that are left out stay as they are. Of a plan's versions only the last one counts; where it differs it is added as the next version, which waits for approval. Charts, people, plans, qualifications and calibrations also need the permission that changing them one by one needs.
         */
        post: operations["bringInMasterData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/master-data/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Master data as one YAML file, or as a ZIP file of CSV tables, in the form it is brought in */
        get: operations["getMasterFile"];
        put?: never;
        /** Bring master data in from one YAML file or from CSV tables, all of it or nothing; with dryRun only say what would change, and all that is wrong by file, line and field */
        post: operations["bringInMasterFiles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/master-data/table": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A table of master data as CSV, in the form it is brought in */
        get: operations["getMasterTable"];
        put?: never;
        /** Bring a table in from CSV, all of it or nothing; with dryRun only say what would change, and all that is wrong by line and field */
        post: operations["bringInMasterTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/master-data/{kind}/{record}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["MasterKind"];
                /** @description Its key, such as the code; of stations, site/code; of plans, part/operation/version; of people, the sign-in name; of qualifications, person/part/operation/from. A slash in it is sent as %2F. */
                record: components["parameters"]["MasterRecord"];
            };
            cookie?: never;
        };
        /** One record as a set of one; its ETag is the version that an edit names */
        get: operations["getMasterRecord"];
        /** Change one record, sent as a set of one, under the version in If-Match; version 0 adds it */
        put: operations["changeMasterRecord"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/master-data/{kind}/{record}/history": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["MasterKind"];
                /** @description As elsewhere; of plans, part/operation; of qualifications, the sign-in name. */
                record: string;
            };
            cookie?: never;
        };
        /** Every change of one record, latest first, with who, when, why, before and after */
        get: operations["getMasterHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every version of inspection plans */
        get: operations["listPlans"];
        put?: never;
        /** Write a version of a plan */
        post: operations["writePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/plans/{plan}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a version somebody else wrote; it holds from now on */
        post: operations["approvePlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/qualifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is qualified for which operation */
        get: operations["listQualifications"];
        put?: never;
        /** Qualify an inspector for an operation */
        post: operations["qualify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Batches, latest first */
        get: operations["listBatches"];
        put?: never;
        /** Open a batch */
        post: operations["openBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{batch}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        /** A batch with routing, checks, records and holds */
        get: operations["getBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{batch}/moves": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a batch on; what is left open behind it was missed */
        post: operations["moveBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{batch}/release": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Release a batch */
        post: operations["releaseBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batches/{batch}/trace": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        /** Everything that belongs to a batch, both ways */
        get: operations["traceBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/trace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Batches that a supplier's lot, a customer, a gauge, a person or a serial number belongs to, the latest first */
        get: operations["traceBackwards"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unplaced-records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records of stations that name what nobody knows here and wait to be placed, the latest first */
        get: operations["listUnplacedRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/unplaced-records/{record}/placement": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                record: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a record in where it belongs; what was signed stays as it is */
        post: operations["placeRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/scan/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        /** What an inspector needs when a batch is scanned */
        get: operations["scanBatch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Holds that stand, or all */
        get: operations["listHolds"];
        put?: never;
        /** Put a batch or a station on hold; a veto is for the chief quality officer */
        post: operations["placeHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/holds/{hold}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lift a hold */
        post: operations["liftHold"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records, latest first */
        get: operations["listInspections"];
        put?: never;
        /** Record and sign an inspection at a desk */
        post: operations["recordInspection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inspections/{inspection}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        /** One record with its signed content */
        get: operations["getInspection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/inspections/{inspection}/void": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declare a record void; it stays, but counts no more */
        post: operations["voidInspection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Planned inspections and what became of them */
        get: operations["listChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checks/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** planned = done + missed + waived + pending, by line and operation */
        get: operations["accountChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checks/{check}/waiver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Waive a planned inspection */
        post: operations["waiveCheck"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Nonconformances, latest first */
        get: operations["listNonconformances"];
        put?: never;
        /** Raise a nonconformance */
        post: operations["raiseNonconformance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        /** A nonconformance with decisions and actions */
        get: operations["getNonconformance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}/containment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what was set apart at once */
        post: operations["containNonconformance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}/review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin the review, or note its cause */
        post: operations["reviewNonconformance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}/dispositions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide on some of its pieces */
        post: operations["decideOnNonconformance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}/dispositions/{disposition}/execution": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
                disposition: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report a decision as carried out */
        post: operations["executeDisposition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}/dispositions/{disposition}/inspection": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
                disposition: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name the record of the inspection after the work */
        post: operations["inspectDisposition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Verify that everything was carried out */
        post: operations["verifyNonconformance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close it */
        post: operations["closeNonconformance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}/void": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Declare it void */
        post: operations["voidNonconformance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/concessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every concession with what is left of it, those that still hold first */
        get: operations["listConcessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Corrective actions by due time */
        get: operations["listActions"];
        put?: never;
        /** Ask for a corrective action */
        post: operations["askAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions/{action}/completion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Report an action done; its owner only */
        post: operations["completeAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actions/{action}/verification": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Judge the effect of an action; its verifier only */
        post: operations["verifyAction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/effects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checks of whether actions had their effect, by due time */
        get: operations["listEffects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/effects/{effect}/finding": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                effect: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether the actions had their effect; who checks only. Without effect another action follows, and a closed report is open again */
        post: operations["findEffect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}/effects": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan a check of whether its actions had their effect, by somebody who owns none of them */
        post: operations["planEffect"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}/costs": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        /** What it cost */
        get: operations["listCosts"];
        put?: never;
        /** Record an amount; the sum takes the place of the review's estimate */
        post: operations["addCost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/nonconformances/{nonconformance}/costs/{cost}/void": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
                cost: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an amount out of the sums, with a reason */
        post: operations["voidCost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/quality-cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the nonconformances raised on the days from one until before another cost */
        get: operations["sumCosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What climbed to which office, latest first */
        get: operations["listEscalations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gauges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gauges, the next due first */
        get: operations["listGauges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gauges/{gauge}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gauge: string;
            };
            cookie?: never;
        };
        /** A gauge with its calibrations */
        get: operations["getGauge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gauges/{gauge}/state": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gauge: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a gauge or take it into use */
        post: operations["setGaugeState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gauges/{gauge}/calibrations": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gauge: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a calibration; a failed one looks back at everything measured since the last good one */
        post: operations["calibrateGauge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gauge-studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Gauge studies, latest first */
        get: operations["listGaugeStudies"];
        put?: never;
        /** Plan a gauge study; its runs are put into random order */
        post: operations["planGaugeStudy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gauge-studies/{study}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        /** A study with its runs in order, and what comes out of it once they are complete */
        get: operations["getGaugeStudy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gauge-studies/{study}/readings": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        /** What the tags of the study's characteristic gave in the last minutes, latest first, to capture from */
        get: operations["listGaugeStudyReadings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gauge-studies/{study}/captures": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Capture the value of a run, from the gauge's live readings or typed; a run that has one is repeated, with a reason */
        post: operations["captureGaugeStudyTrial"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gauge-studies/{study}/exclusions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Leave a part out of the study, such as one that was lost, so that the others can be evaluated */
        post: operations["excludeGaugeStudyPart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gauge-studies/{study}/conclusion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what the study means for the gauge, and sign; figures stay as they are from then on */
        post: operations["concludeGaugeStudy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/gauge-studies/{study}/abandonment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a study without a conclusion */
        post: operations["abandonGaugeStudy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/objectives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where every objective stands, over its own period around a day */
        get: operations["listObjectives"];
        put?: never;
        /** Set an objective */
        post: operations["setObjective"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/objectives/{objective}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objective: string;
            };
            cookie?: never;
        };
        /** Every version of an objective */
        get: operations["getObjective"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/objectives/{objective}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objective: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revise an objective from a day on */
        post: operations["reviseObjective"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/objectives/{objective}/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objective: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the reason for a missed objective */
        post: operations["explainObjective"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Complaints, latest first */
        get: operations["listComplaints"];
        put?: never;
        /** Record a complaint */
        post: operations["hearComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint: string;
            };
            cookie?: never;
        };
        /** One complaint */
        get: operations["getComplaint"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/complaints/{complaint}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record what the customer was told */
        post: operations["answerComplaint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a delivery; its return visits are planned */
        post: operations["recordDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visits/due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Return visits that are due and were not made */
        get: operations["listDueVisits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/visits/{visit}/result": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record a return visit; the next is planned */
        post: operations["recordVisit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports, latest first */
        get: operations["listReports"];
        put?: never;
        /** Draft a report, or a new revision of it */
        post: operations["draftReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{report}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        /** A report with its figures */
        get: operations["getReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{report}/file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        /** A report as a file, to the letter as it was drafted (json), its figures as csv or xlsx, or to print (pdf) */
        get: operations["getReportFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{report}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says something about a draft */
        post: operations["commentReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{report}/comments/{comment}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a comment; a draft is approved once each is answered */
        post: operations["answerReportComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{report}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve a draft that somebody else drafted */
        post: operations["approveReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reports/{report}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue an approved report */
        post: operations["issueReport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/process-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signals of charts to look at, folded, latest first */
        get: operations["listProcessEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/process-events/causes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Causes of the events that were answered, most frequent first */
        get: operations["countCauses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/answer-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Codes that say what a signal was and what was done */
        get: operations["listAnswerCodes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/process-events/{event}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what it was and what was done */
        post: operations["closeProcessEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/defect-rate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The defect rate of a cut as a control chart, and what it consists of
         * @description Without `from` and `to`, the last 91 days. What is named in `department`, `line` and `part` must all hold. With `defect`, the defects of that code per inspected piece are counted in place of nonconforming pieces, on a u chart. Where a step holds more than 2000 pieces on average, the limits are Laney's (p′, u′).
         */
        get: operations["getDefectRate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/defect-rate/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The records of a cut that found something, latest first */
        get: operations["listDefectRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What carries a text in its number or name, at most 8 of a kind */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: date-time
         * @example 2026-11-21T09:30:00.123456Z
         */
        Time: string;
        /** @description A text in both languages */
        Text: {
            en: string;
            zh: string;
        };
        Characteristic: {
            id: number;
            code: string;
            name: components["schemas"]["Text"];
            unit: string;
            decimals: number;
            /** @description Lower specification limit; absent when one-sided */
            lsl?: number;
            target?: number;
            usl?: number;
        };
        /**
         * @description Means with ranges or with standard deviations of subgroups, or individual values with moving ranges of two
         * @enum {string}
         */
        ChartKind: "xbar-r" | "xbar-s" | "i-mr";
        /**
         * @description `preliminary`: no limits yet. `signal`: the newest subgroup completes a pattern. `stale`: nothing came for longer than expected. `retired`: it takes no readings any more.
         * @enum {string}
         */
        ChartState: "signal" | "stale" | "preliminary" | "in-control" | "retired";
        ChartSummary: {
            id: number;
            kind: components["schemas"]["ChartKind"];
            subgroupSize: number;
            station: string;
            stationName: components["schemas"]["Text"];
            characteristic: components["schemas"]["Characteristic"];
            state: components["schemas"]["ChartState"];
            since?: components["schemas"]["Time"];
            /** @description How many there are */
            subgroups: number;
            lastTime?: components["schemas"]["Time"];
            lastMean?: number;
            signal?: components["schemas"]["Signal"];
            /** @description Standardised means (distance from the centre line in σ) of the last up to 30 subgroups */
            recent: number[];
        };
        ChartRules: {
            location: string[];
            dispersion: string[];
        };
        ChartStage: {
            /** @description 1, 2, 3 … in the chart */
            version: number;
            /** @description First subgroup judged by it, where one was */
            firstSubgroup: number;
            rules: components["schemas"]["ChartRules"];
            /** @description Subgroups that the first limits are estimated from */
            phaseOne: number;
            /** @description Silence after which the chart is called stale */
            staleAfterSeconds: number;
            /** @description Whether the chart takes no readings of this time */
            retired: boolean;
            since: components["schemas"]["Time"];
            author: string;
            reason: string;
        };
        /** @description What rules lead to while the process is stable, and how soon they find that it is not; absent where a chart has no rule that could find anything */
        RunLengths: {
            kind: components["schemas"]["ChartKind"];
            subgroupSize: number;
            /** @description Subgroups between two false alarms of the whole chart; of individuals, without the moving ranges */
            runLength?: number;
            /** @description False alarms in 1000 subgroups */
            falseAlarms?: number;
            /** @description Subgroups until a shift of the mean by one standard deviation of single values is found by the rules of location */
            shiftFound?: number;
        };
        Chart: {
            summary: components["schemas"]["ChartSummary"];
            /** @description Its name in master data */
            code: string;
            rules: components["schemas"]["ChartRules"];
            /** @description Every version of its settings, oldest first */
            stages: components["schemas"]["ChartStage"][];
            limitSets: components["schemas"]["LimitSet"][];
        };
        LimitSet: {
            version: number;
            /** @description Process mean the limits stand on */
            mu: number;
            /** @description Standard deviation within subgroups */
            sigma: number;
            n: number;
            /** @example rbar */
            method: string;
            validFrom: components["schemas"]["Time"];
            /** @description First subgroup judged by it */
            firstSubgroup?: number;
            author: string;
            approver?: string;
            reason: string;
            location: components["schemas"]["Limits"];
            dispersion: components["schemas"]["Limits"];
            /** @description Subgroups it was estimated from; absent when known otherwise */
            source?: {
                first: number;
                last: number;
            };
            excluded?: components["schemas"]["LimitExclusion"][];
        };
        LimitExclusion: {
            subgroup: number;
            reason: string;
        };
        /** @description Subgroups that limits are estimated from */
        LimitBasis: {
            first: number;
            last: number;
            excluded: components["schemas"]["LimitExclusion"][];
        };
        /** @description A remark that stands at a subgroup */
        Annotation: {
            /** Format: uuid */
            id: string;
            number: number;
            chart: number;
            subgroup: number;
            text: string;
            written: {
                by: string;
                /** Format: date-time */
                at: string;
            };
            voided?: {
                by: string;
                /** Format: date-time */
                at: string;
                reason: string;
            };
        };
        AnnotationRemark: {
            /** Format: uuid */
            id: string;
            subgroup: number;
            text: string;
        };
        Strata: {
            chart: number;
            /** @enum {string} */
            by: "batch" | "source" | "part" | "verdict" | "inspector" | "gauge" | "turn" | "shift";
            firstSubgroup: number;
            lastSubgroup: number;
            strata: components["schemas"]["Stratum"][];
            /** @description Earlier strata that are not among them */
            omitted: number;
            /** @description Subgroups whose readings are not kept any more or cannot be told for certain */
            leftOut: number;
            /** @description Of the one-way analysis of variance over all strata */
            p?: number;
            /** @description Share of the variation that lies between the strata */
            explained?: number;
        };
        Stratum: {
            /** @description What its readings have in common; empty where unknown */
            key: string;
            n: number;
            mean: number;
            sd?: number;
            quartiles: number[];
            /** @description Readings below the lower specification limit */
            below: number;
            above: number;
            /** @description Readings to draw */
            some: number[];
        };
        LimitProposing: {
            first: number;
            last: number;
            excluded: components["schemas"]["LimitExclusion"][];
            reason: string;
            secret: string;
        };
        KnownLimitsProposing: {
            /** @description Mean of the process, in the characteristic's unit */
            mu: number;
            /** @description Standard deviation within subgroups */
            sigma: number;
            /** @description Where they are known from, such as a study */
            reason: string;
            secret: string;
        };
        GivenReason: {
            reason: string;
        };
        /** @description Limits that somebody proposed; they judge nothing until somebody else approved */
        LimitProposal: {
            /** Format: uuid */
            id: string;
            chart: number;
            characteristic: components["schemas"]["Text"];
            /** @description Newest version of the limits when it was proposed; 0 for none */
            against: number;
            /** @description First subgroup it was estimated from; absent where it is known beforehand */
            first?: number;
            /** @description The last one */
            last?: number;
            excluded: components["schemas"]["LimitExclusion"][];
            mu: number;
            sigma: number;
            n: number;
            /** @description Estimator of sigma, or known */
            method: string;
            location: components["schemas"]["Limits"];
            dispersion: components["schemas"]["Limits"];
            reason: string;
            author: string;
            /** Format: date-time */
            proposed: string;
            /** @description What became of it; absent while it waits */
            decision?: {
                /** @enum {string} */
                kind: "approved" | "refused" | "withdrawn";
                by: string;
                remark: string;
                /** Format: date-time */
                at: string;
                /** @description Of the limits that it became */
                version?: number;
            };
        };
        LimitPreview: {
            mu: number;
            sigma: number;
            n: number;
            method: string;
            location: components["schemas"]["Limits"];
            dispersion: components["schemas"]["Limits"];
            /** @description Subgroups estimated from */
            used: number;
            excluded: number;
            /** @description Signals on those subgroups as they were judged */
            signalsBefore: number;
            /** @description Signals on them under the new limits */
            signalsAfter: number;
            subgroupsPerDay?: number;
            /** @description What the rules cost while nothing is wrong */
            falseAlarmsPerDay?: number;
            /** @description Subgroups between two false alarms */
            runLength?: number;
        };
        Capability: {
            chart: number;
            firstSubgroup: number;
            lastSubgroup: number;
            subgroups: number;
            /** @description Subgroups of the period in none of the figures */
            leftOut: number;
            values: number;
            mean: number;
            sigmaOverall: number;
            sigmaWithin?: number;
            /**
             * @description What sigmaWithin is estimated by
             * @enum {string}
             */
            estimator?: "POOLED" | "MEAN_DEVIATION" | "MOVING_RANGE_MEAN_OF_2";
            /** @enum {string} */
            called: "capability" | "performance";
            reservations: {
                /** @enum {string} */
                code: "unstable" | "not-judged" | "few-values" | "few-subgroups" | "no-sigma-within";
                found: number;
                wanted: number;
            }[];
            within: components["schemas"]["CapabilityIndices"];
            overall: components["schemas"]["CapabilityIndices"];
            /** @description Outside specification if the values are normal */
            expectedPpm?: number;
            /** @description Outside specification as found */
            observedPpm?: number;
            /** @description p of the Anderson-Darling test */
            normality?: number;
            histogram: {
                /** @description Lower end of the first interval */
                from: number;
                width: number;
                counts: number[];
            };
        };
        /** @description Cp, Cpl, Cpu, Cpk, or Pp and its kin; absent where a limit is missing */
        CapabilityIndices: {
            spread?: components["schemas"]["CapabilityIndex"];
            lower?: components["schemas"]["CapabilityIndex"];
            upper?: components["schemas"]["CapabilityIndex"];
            minimum?: components["schemas"]["CapabilityIndex"];
        };
        CapabilityIndex: {
            value: number;
            /** @description Lower end of the 95 % interval */
            low: number;
            /** @description Upper end */
            high: number;
        };
        Limits: {
            /** @description Absent where there is none */
            lcl?: number;
            center: number;
            ucl?: number;
            /** @description Standard deviation of the plotted point */
            sigma?: number;
        };
        /** @description Columns of equal length */
        Subgroups: {
            chart: number;
            /** @description 1, 2, 3 … in the chart */
            number: number[];
            /** @description Microseconds since 1970 UTC of the last reading */
            time: number[];
            /** @description Mean */
            location: number[];
            /** @description Range, standard deviation or moving range, by the kind of the chart; null where there is none */
            dispersion: (number | null)[];
            size: number[];
            /** @description Version judged by; 0 when none */
            limitSet: number[];
            batch: string[];
            signals: components["schemas"]["Signal"][];
            /** @description Usable readings of the same time that are stored but that the chart, which goes forward only, never judged; the newest 200 notes, oldest first */
            unjudged: components["schemas"]["Unjudged"][];
            /** @description With `asOf`, how many of these reached the server only after that moment */
            arrivedLater?: number;
            more: boolean;
            nextFrom?: components["schemas"]["Time"];
        };
        Unjudged: {
            tag: number;
            /**
             * @description Replayed from the quarantine after the chart had passed their place, stored before their tag was assigned to the characteristic, or stored before the chart was begun
             * @enum {string}
             */
            reason: "replayed" | "assigned-later" | "begun-later";
            from: components["schemas"]["Time"];
            to: components["schemas"]["Time"];
            /** @description How many; 10000 stands for so many or more */
            readings: number;
        };
        Signal: {
            /** @description Number of the subgroup that completes the pattern */
            subgroup: number;
            /** @enum {string} */
            on: "location" | "dispersion";
            /** @example nelson-2 */
            rule: string;
            time: components["schemas"]["Time"];
            /** @description Numbers of the subgroups that make the pattern */
            points: number[];
        };
        LiveSubgroup: {
            chart: number;
            number: number;
            time: number;
            location: number;
            dispersion?: number | null;
            size: number;
            limitSet: number;
            batch: string;
            signals: components["schemas"]["Signal"][];
        };
        SubgroupReadings: {
            chart: number;
            number: number;
            /** @description False where its readings are not kept any more or cannot be told for certain; then none are given */
            certain: boolean;
            readings: {
                tag: number;
                edge: string;
                time: components["schemas"]["Time"];
                value: number | null;
                quality: number;
                serial?: string;
                batch?: string;
            }[];
        };
        Edge: {
            site: string;
            edge: string;
            online: boolean;
            since?: components["schemas"]["Time"];
            version: string;
            outboxBytes?: number;
            /** @description Age of the oldest parcel the edge still holds */
            lagMillis?: number;
            clockOffsetMicros?: number;
            gaps?: number;
            streams: {
                epoch: number;
                /** @description Last parcel the edge numbered */
                produced: number;
                /** @description Last parcel committed here */
                stored: number;
                /** @description How many of these stand in the quarantine */
                quarantined?: number;
                /** @description Why the stream stands still; absent when it does not */
                fault?: string;
            }[];
        };
        Tag: {
            id: number;
            site: string;
            edge: string;
            station: string;
            name: string;
            unit: string;
            decimals: number;
            /** @description Number of the characteristic it feeds; absent when none */
            characteristic?: number;
        };
        Binding: {
            id: number;
            tag: number;
            /** @description Code */
            characteristic: string;
            /** @description First source time it holds for; absent when from the beginning */
            from?: components["schemas"]["Time"];
            /** @description First source time it no longer holds for; absent while it holds */
            to?: components["schemas"]["Time"];
        };
        BindingBody: {
            /** @description Code */
            characteristic: string;
            /** Format: date-time */
            from: string;
            reason: string;
        };
        BindingEnd: {
            /** Format: date-time */
            to: string;
            reason: string;
        };
        BindingTarget: {
            id: number;
            code: string;
            nameEn: string;
            nameZh: string;
            /** @description UCUM */
            unit: string;
            decimals: number;
        };
        QuarantineEntry: {
            id: number;
            site: string;
            edge: string;
            /** @description Of the stream that has passed it; absent when the bytes hold no place */
            epoch?: number;
            /** @description The parcel's number in that stream */
            seq?: number;
            /** @enum {string} */
            cause: "malformed" | "forged" | "forked" | "refused";
            reason: string;
            received: components["schemas"]["Time"];
            lastSeen: components["schemas"]["Time"];
            /** @description How often the same bytes came */
            times: number;
            bytes: number;
            /** @enum {string} */
            state: "waiting" | "replayed" | "discarded";
            closed?: components["schemas"]["Time"];
            closedBy?: string;
            closeReason?: string;
        };
        QuarantineReason: {
            reason: string;
        };
        QuarantineEdge: {
            site: string;
            edge: string;
            reason: string;
        };
        Readings: {
            tag: number;
            /** @description Microseconds since 1970 UTC */
            time: number[];
            value: (number | null)[];
            quality: number[];
            more: boolean;
        };
        System: {
            version: string;
            started: components["schemas"]["Time"];
            /** @example PostgreSQL 18.6 */
            database: string;
            /** @enum {string} */
            storage: "postgresql" | "timescaledb-apache" | "timescaledb-full";
            /** @description Version of the extension */
            timescaledb?: string;
            monitoringLagMillis?: number;
            /** @description The last backup that told this installation; absent before the first */
            backup?: {
                made: components["schemas"]["Time"];
                bytes: number;
            };
            /**
             * @description The plant's time zone; screens show its time, wherever they are opened
             * @example Asia/Shanghai
             */
            zone?: string;
            /**
             * @description In which the plant counts costs, its code of ISO 4217; absent where it named none
             * @example CNY
             */
            currency?: string;
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            /** @description Which part of the request is wrong */
            field?: string;
        };
        Code: string;
        BilingualText: {
            en: string;
            zh: string;
        };
        Session: {
            /** Format: uuid */
            person: string;
            login: string;
            name: string;
            roles: string[];
            permissions: string[];
            token?: string;
        };
        Office: {
            /** @enum {string} */
            role: "inspector" | "engineer" | "quality" | "department-head" | "plant-manager" | "general-manager" | "chief-quality-officer" | "administrator" | "auditor";
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description First day no longer
             */
            to?: string;
        };
        PersonEdit: {
            /**
             * Format: uuid
             * @description UUID version 7 made by the client
             */
            id?: string;
            login: string;
            badge?: string;
            name: string;
            department?: components["schemas"]["Code"];
            /** @enum {string} */
            language?: "en" | "zh";
            /** Format: date */
            activeFrom: string;
            /** Format: date */
            activeTo?: string;
            offices: components["schemas"]["Office"][];
            password?: string;
            pin?: string;
            reason?: string;
        };
        Person: {
            /** Format: uuid */
            id: string;
            login: string;
            badge?: string;
            name: string;
            department?: string;
            /** @enum {string} */
            language: "en" | "zh";
            /** Format: date */
            activeFrom: string;
            /** Format: date */
            activeTo?: string;
            offices: components["schemas"]["Office"][];
            version: number;
        };
        AuditLine: {
            number: number;
            time: components["schemas"]["Time"];
            author: string;
            origin: string;
            reason: string;
            kind: string;
            record: string;
            action: string;
            /** @description The record before */
            before?: string;
            /** @description The record after */
            after?: string;
            hash: string;
        };
        Signed: {
            secret: string;
        };
        Reason: {
            reason: string;
        };
        SignedReason: {
            secret: string;
            reason?: string;
        };
        SignedLifting: {
            secret: string;
            reason: string;
        };
        MasterNamed: {
            code: components["schemas"]["Code"];
            name: components["schemas"]["BilingualText"];
        };
        MasterLine: {
            code: components["schemas"]["Code"];
            name: components["schemas"]["BilingualText"];
            department?: components["schemas"]["Code"];
        };
        MasterDefect: {
            code: components["schemas"]["Code"];
            name: components["schemas"]["BilingualText"];
            /** @enum {string} */
            severity: "critical" | "major" | "minor";
        };
        MasterCharacteristic: {
            code: components["schemas"]["Code"];
            name: components["schemas"]["BilingualText"];
            unit: string;
            decimals: number;
            lower?: number;
            target?: number;
            upper?: number;
            /**
             * @description How much hangs on it; minor where it is not told.
             * @enum {string}
             */
            severity?: "critical" | "major" | "minor";
        };
        /** @description A control chart. Once it has judged readings, its characteristic, kind and subgroup size stay; a characteristic has one chart of a kind in service. Rules that are left out are none. */
        MasterChart: {
            code: components["schemas"]["Code"];
            characteristic: components["schemas"]["Code"];
            kind: components["schemas"]["ChartKind"];
            /** @description Consecutive measurements; 1 for individuals. */
            subgroupSize: number;
            /** @description Rules on means or individuals. */
            locationRules?: string[];
            /** @description Rules on ranges, standard deviations or moving ranges. */
            dispersionRules?: string[];
            /** @description Subgroups that the first limits are estimated from. */
            phaseOne: number;
            /** @description Silence after which it is called stale. */
            staleAfterSeconds: number;
            /** @description Whether it takes no readings; what it judged stays. As it is where it is not told. */
            retired?: boolean;
        };
        MasterStation: {
            site: components["schemas"]["Code"];
            code: components["schemas"]["Code"];
            name: components["schemas"]["BilingualText"];
        };
        MasterStep: {
            code: components["schemas"]["Code"];
            name: components["schemas"]["BilingualText"];
            /** @enum {string} */
            gate: "incoming" | "in-process" | "outgoing";
            line: components["schemas"]["Code"];
            station: components["schemas"]["Code"];
        };
        MasterPart: {
            code: components["schemas"]["Code"];
            name: components["schemas"]["BilingualText"];
            operations: components["schemas"]["MasterStep"][];
        };
        MasterGauge: {
            code: components["schemas"]["Code"];
            name: components["schemas"]["BilingualText"];
            intervalDays: number;
            /**
             * Format: date
             * @description Taken for a new gauge; of a known one it follows from its calibrations.
             */
            due: string;
            /**
             * @description Taken for a new gauge.
             * @enum {string}
             */
            state?: "in-use" | "withdrawn";
            calibrations?: components["schemas"]["MasterCalibration"][];
        };
        MasterCalibration: {
            /** Format: date */
            performed: string;
            /** @enum {string} */
            asFound: "pass" | "fail";
            certificate: string;
            byWhom: string;
        };
        /** @description Version, author, approver and times are told for the reader; what is brought in becomes the next version, written by whoever brings it in. */
        MasterPlan: {
            part: components["schemas"]["Code"];
            operation: components["schemas"]["Code"];
            version?: number;
            content: components["schemas"]["PlanContent"];
            reason: string;
            author?: string;
            approver?: string;
            validFrom?: components["schemas"]["Time"];
            validTo?: components["schemas"]["Time"];
        };
        /** @description A person without what they sign in with; without offices those stay as they are. */
        MasterPerson: {
            login: string;
            badge?: string;
            name: string;
            department?: components["schemas"]["Code"];
            /** @enum {string} */
            language?: "en" | "zh";
            /** Format: date */
            activeFrom: string;
            /**
             * Format: date
             * @description First day no longer
             */
            activeTo?: string;
            offices?: components["schemas"]["Office"][];
        };
        MasterQualification: {
            /** @description Sign-in name */
            person: string;
            part: components["schemas"]["Code"];
            operation: components["schemas"]["Code"];
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description First day no longer
             */
            to: string;
        };
        MasterOutcome: {
            dryRun: boolean;
            /** @description Each record that is added or changed, such as part P-1. */
            changed: string[];
            changes: components["schemas"]["MasterChange"][];
            /** @description How many records are as they were. */
            same: number;
            /** @description Only with dryRun; then nothing would be done. */
            wrong: components["schemas"]["WrongLine"][];
        };
        MasterChange: {
            kind: string;
            record: string;
            /** @enum {string} */
            how: "added" | "changed";
            /** @description What differs; none of a record that is added. */
            fields: {
                field: string;
                before: string;
                after: string;
            }[];
        };
        MasterChangeLine: {
            /** @description Of the line in the chain of changes. */
            number: number;
            time: components["schemas"]["Time"];
            author: string;
            reason: string;
            /** @description The table. */
            kind: string;
            record: string;
            action: string;
            /** @description As JSON text. */
            before?: string;
            /** @description As JSON text. */
            after?: string;
        };
        MasterFiles: {
            files: {
                /** @description One .yaml file, or .csv files named after their tables. */
                name: string;
                content: string;
            }[];
            reason: string;
        };
        /** @enum {string} */
        MasterTableName: "sites" | "departments" | "lines" | "stations" | "defects" | "characteristics" | "charts" | "operations" | "plans" | "plan-characteristics" | "gauges" | "calibrations" | "people" | "offices" | "qualifications";
        MasterSet: {
            sites?: components["schemas"]["MasterNamed"][];
            departments?: components["schemas"]["MasterNamed"][];
            lines?: components["schemas"]["MasterLine"][];
            defects?: components["schemas"]["MasterDefect"][];
            stations?: components["schemas"]["MasterStation"][];
            characteristics?: components["schemas"]["MasterCharacteristic"][];
            charts?: components["schemas"]["MasterChart"][];
            parts?: components["schemas"]["MasterPart"][];
            plans?: components["schemas"]["MasterPlan"][];
            gauges?: components["schemas"]["MasterGauge"][];
            people?: components["schemas"]["MasterPerson"][];
            qualifications?: components["schemas"]["MasterQualification"][];
        };
        MasterTable: {
            table: components["schemas"]["MasterTableName"];
            /** @description Begins with the names of the columns, as the table is given out. */
            csv: string;
            reason: string;
        };
        WrongLine: {
            /** @description Empty where there was none. */
            file: string;
            /** @description From 1, in a table the names of the columns; 0 where the whole is meant. */
            line: number;
            field: string;
            /** @description What would be right. */
            detail: string;
        };
        PlanItem: {
            characteristic: components["schemas"]["Code"];
            sample: number;
        };
        PlanAttributes: {
            inspect: number;
            accept: number;
            defects: components["schemas"]["Code"][];
            sampling?: components["schemas"]["Sampling"];
        };
        /** @description How the number of pieces follows from the batch; inspect, and with aql also accept, then say nothing. */
        Sampling: {
            /** @enum {string} */
            kind: "all" | "every" | "aql";
            /** @description Of every: one piece of so many. */
            every?: number;
            /**
             * @description Of aql: inspection level of ISO 2859-1.
             * @enum {string}
             */
            level?: "S-1" | "S-2" | "S-3" | "S-4" | "I" | "II" | "III";
            /** @description Of aql: in percent, such as 1.0, as the standard's tables have it. */
            aql?: string;
            /** @description Of aql: whether inspection may be reduced. */
            reduced?: boolean;
        };
        Asked: {
            /** @description Pieces to look at. */
            inspect: number;
            /** @description Most defects that pass. */
            accept: number;
            /**
             * @description Discontinued: every piece is looked at until a new version of the plan holds.
             * @enum {string}
             */
            severity?: "normal" | "tightened" | "reduced" | "discontinued";
        };
        PlanContent: {
            characteristics: components["schemas"]["PlanItem"][];
            attributes?: components["schemas"]["PlanAttributes"];
            everyMinutes?: number;
            /** @description Whether the first article is inspected before anything else is recorded. */
            firstArticle?: boolean;
            reaction: components["schemas"]["BilingualText"];
        };
        PlanEdit: {
            /** Format: uuid */
            id: string;
            part: components["schemas"]["Code"];
            operation: components["schemas"]["Code"];
            content: components["schemas"]["PlanContent"];
            reason: string;
        };
        Plan: {
            /** Format: uuid */
            id: string;
            part: string;
            operation: string;
            version: number;
            content: components["schemas"]["PlanContent"];
            author: string;
            approver?: string;
            validFrom?: components["schemas"]["Time"];
            validTo?: components["schemas"]["Time"];
            reason: string;
        };
        Qualification: {
            /** Format: uuid */
            person: string;
            part: components["schemas"]["Code"];
            operation: components["schemas"]["Code"];
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
        };
        BatchOpening: {
            /** Format: uuid */
            id: string;
            number: components["schemas"]["Code"];
            part: components["schemas"]["Code"];
            quantity: number;
            supplierLot?: components["schemas"]["Code"];
            customer?: components["schemas"]["Code"];
            parents?: string[];
        };
        BatchMove: {
            operation: components["schemas"]["Code"];
        };
        Batch: {
            /** Format: uuid */
            id: string;
            number: string;
            part: string;
            quantity: number;
            scrapped: number;
            returned: number;
            left: number;
            supplierLot?: string;
            customer?: string;
            position: number;
            /** @enum {string} */
            state: "open" | "hold" | "released" | "concession" | "rework" | "scrapped" | "returned";
            opened: components["schemas"]["Time"];
            version: number;
        };
        Operation: {
            part: string;
            position: number;
            code: string;
            nameEn: string;
            nameZh: string;
            gate: string;
            line: string;
            station: string;
        };
        BatchSheet: {
            batch: components["schemas"]["Batch"];
            routing: components["schemas"]["Operation"][];
            checks: components["schemas"]["Check"][];
            records: components["schemas"]["InspectionBrief"][];
            holds: components["schemas"]["Hold"][];
            operation?: components["schemas"]["Operation"];
            plan?: components["schemas"]["Plan"];
            asked?: components["schemas"]["Asked"];
            previous?: components["schemas"]["InspectionBrief"];
        };
        Trace: {
            madeFrom: {
                [key: string]: unknown;
            }[];
            wentInto: {
                [key: string]: unknown;
            }[];
            records: {
                [key: string]: unknown;
            }[];
            touched: {
                [key: string]: unknown;
            }[];
            nonconformances?: {
                [key: string]: unknown;
            }[];
            complaints?: {
                [key: string]: unknown;
            }[];
            deliveries?: {
                [key: string]: unknown;
            }[];
        };
        TouchedBatch: {
            /** Format: uuid */
            id: string;
            number: string;
            part: string;
            state: string;
            /** @description How often it was touched. */
            times: number;
        };
        UnplacedRecord: {
            /** Format: uuid */
            id: string;
            source: string;
            station: string;
            signed: components["schemas"]["Time"];
            /** @description The signed document, to the letter. */
            content: string;
            /** @description Why it could not be taken in. */
            reason: string;
            received: components["schemas"]["Time"];
            placed?: components["schemas"]["Time"];
            placedBy?: string;
            placeReason?: string;
        };
        Placing: {
            /** @description Number of the batch it belongs to; without it the one it names. */
            batch?: string;
            /** @description Operation it was made at; without it the one it names. */
            operation?: string;
            reason: string;
        };
        HoldPlacing: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            batch?: string;
            station?: components["schemas"]["Code"];
            /** @enum {string} */
            kind: "quality" | "veto";
            reason: string;
            secret: string;
        };
        Hold: {
            /** Format: uuid */
            id: string;
            number: number;
            /** Format: uuid */
            batchId?: string;
            station?: string;
            /** @enum {string} */
            kind: "inspection" | "quality" | "veto";
            reason: string;
            placedBy: string;
            placed: components["schemas"]["Time"];
            liftedBy?: string;
            lifted?: components["schemas"]["Time"];
            liftReason?: string;
            revision: number;
        };
        DocumentValue: {
            value: number;
            /** @enum {string} */
            source: "gauge" | "typed";
            /** Format: date-time */
            time: string;
            gauge?: components["schemas"]["Code"];
            tag?: components["schemas"]["Code"];
            serial?: components["schemas"]["Code"];
            repeated?: boolean;
            reason?: components["schemas"]["Code"];
        };
        DocumentMeasurement: {
            characteristic: components["schemas"]["Code"];
            unit: string;
            reason?: components["schemas"]["Code"];
            values: components["schemas"]["DocumentValue"][];
        };
        DocumentDefect: {
            code: components["schemas"]["Code"];
            count: number;
            places?: number[][];
        };
        DocumentCounts: {
            inspected: number;
            nonconforming?: number;
            defects: components["schemas"]["DocumentDefect"][];
        };
        DocumentShare: {
            batch: components["schemas"]["Code"];
            quantity?: number;
        };
        InspectionDocument: {
            format?: number;
            /** @enum {string} */
            kind: "inspection" | "confirmation";
            batch: components["schemas"]["Code"];
            batches?: components["schemas"]["DocumentShare"][];
            part?: components["schemas"]["Code"];
            operation?: components["schemas"]["Code"];
            /** Format: date-time */
            started?: string;
            /** Format: uuid */
            of?: string;
            /** @enum {string} */
            act?: "confirmed" | "rejected" | "re-inspected";
            /** @description Whether it is of the first article of the batch at the operation. */
            firstArticle?: boolean;
            measurements?: components["schemas"]["DocumentMeasurement"][];
            counts?: components["schemas"]["DocumentCounts"];
            remark?: string;
        };
        InspectionBody: {
            /** Format: uuid */
            id: string;
            station: components["schemas"]["Code"];
            /** Format: date-time */
            signed?: string;
            document: components["schemas"]["InspectionDocument"];
            secret: string;
        };
        InspectionBrief: {
            /** Format: uuid */
            id: string;
            number: number;
            /** @enum {string} */
            kind: "inspection" | "confirmation" | "reinspection";
            part: string;
            operation: string;
            station: string;
            signer: string;
            source: string;
            signed: components["schemas"]["Time"];
            /** Format: uuid */
            of?: string;
            planVersion?: number;
            /** @enum {string} */
            verdict: "pass" | "fail" | "unproven";
            inspected: number;
            nonconforming: number;
            marks: string[];
            voided?: components["schemas"]["Time"];
            voidReason?: string;
            content?: string;
            hash?: string;
        };
        Check: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            batchId: string;
            /** @description Number of the batch */
            batch: string;
            part: string;
            operation: string;
            /** @enum {string} */
            kind: "gate" | "first" | "operation" | "periodic";
            ordinal: number;
            line: string;
            /** @enum {string} */
            state: "pending" | "done" | "missed" | "waived";
            planned: components["schemas"]["Time"];
            due?: components["schemas"]["Time"];
            settled?: components["schemas"]["Time"];
            /** Format: uuid */
            inspectionId?: string;
            waiveReason?: string;
        };
        CheckAccount: {
            line: string;
            operation: string;
            planned: number;
            done: number;
            missed: number;
            waived: number;
            pending: number;
        };
        PlainText: {
            text: string;
        };
        Evidence: {
            evidence: string;
        };
        RecordReference: {
            /** Format: uuid */
            record: string;
        };
        NonconformanceRaising: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            batch: string;
            operation: components["schemas"]["Code"];
            description: string;
            /** @enum {string} */
            severity: "critical" | "major" | "minor";
            quantity: number;
            department?: components["schemas"]["Code"];
        };
        NonconformanceReview: {
            method: string;
            cause: string;
            cost?: number;
        };
        DispositionDecision: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "rework" | "repair" | "concession" | "regrade" | "scrap" | "return" | "sort";
            quantity: number;
            reason: string;
            customerReference?: string;
            /** Format: date */
            expires?: string;
            secret: string;
        };
        Disposition: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            nonconformanceId: string;
            /** @enum {string} */
            kind: "rework" | "repair" | "concession" | "regrade" | "scrap" | "return" | "sort";
            quantity: number;
            reason: string;
            decidedBy: string;
            decided: components["schemas"]["Time"];
            customerReference?: string;
            /** Format: date */
            expires?: string;
            executedBy?: string;
            executed?: components["schemas"]["Time"];
            /** Format: uuid */
            inspectionId?: string;
            passed?: boolean;
            /** @description When a concession ended with its last day before it was carried out; its pieces are decided on anew */
            lapsed?: components["schemas"]["Time"];
        };
        Nonconformance: {
            /** Format: uuid */
            id: string;
            number: number;
            /** @enum {string} */
            source: "failed" | "rejected" | "missed" | "gauge" | "reported" | "reading" | "objective";
            /** Format: uuid */
            batchId: string;
            batch: string;
            operation: string;
            /** Format: uuid */
            inspectionId?: string;
            description: string;
            /** @enum {string} */
            severity: "critical" | "major" | "minor";
            department?: string;
            raisedBy: string;
            raised: components["schemas"]["Time"];
            repeats: number;
            /** @enum {string} */
            state: "raised" | "contained" | "in-review" | "dispositioned" | "executing" | "reinspection" | "verified" | "closed" | "voided";
            quantity: number;
            decided: number;
            executed: number;
            awaiting: number;
            entered: components["schemas"]["Time"];
            deadline?: components["schemas"]["Time"];
            level: number;
            containment?: string;
            causeMethod?: string;
            cause?: string;
            verifiedBy?: string;
            voidReason?: string;
            cost?: number;
            version: number;
        };
        NonconformanceSheet: {
            nonconformance: components["schemas"]["Nonconformance"];
            dispositions: components["schemas"]["Disposition"][];
            actions: components["schemas"]["Action"][];
            effects?: components["schemas"]["Effect"][];
            costs?: components["schemas"]["Cost"][];
        };
        EffectPlanned: {
            /** Format: uuid */
            id: string;
            /** @description Sign-in name; owns none of the actions. */
            checker: string;
            /** Format: date-time */
            due: string;
            /** @description What will show the effect. */
            criterion: string;
        };
        EffectFound: {
            effective: boolean;
            finding: string;
            followUp?: components["schemas"]["EffectFollowUp"];
        };
        /** @description The action asked for where there was no effect. */
        EffectFollowUp: {
            /** Format: uuid */
            id: string;
            text: string;
            department: components["schemas"]["Code"];
            owner: string;
            verifier: string;
            /** Format: date-time */
            due: string;
            measure: string;
        };
        Effect: {
            /** Format: uuid */
            id: string;
            number: number;
            /** Format: uuid */
            nonconformanceId: string;
            checker: string;
            due: components["schemas"]["Time"];
            criterion: string;
            plannedBy: string;
            planned: components["schemas"]["Time"];
            effective?: boolean;
            finding?: string;
            checked?: components["schemas"]["Time"];
            /**
             * Format: uuid
             * @description The action that followed.
             */
            followUp?: string;
            level: number;
            escalates?: components["schemas"]["Time"];
        };
        CostGiven: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "scrap" | "rework" | "repair" | "return" | "sorting" | "concession" | "inspection" | "complaint" | "other";
            /** @description Above 0, in the plant's currency. */
            amount: number;
            note: string;
        };
        Cost: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            nonconformanceId: string;
            /** @enum {string} */
            kind: "scrap" | "rework" | "repair" | "return" | "sorting" | "concession" | "inspection" | "complaint" | "other";
            amount: number;
            note: string;
            author: string;
            recorded: components["schemas"]["Time"];
            voidReason?: string;
            voidedBy?: string;
        };
        Costs: {
            costs: components["schemas"]["Cost"][];
        };
        CostSums: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            by: string;
            total: number;
            sums: {
                /** @description What it is summed by; empty where a report names none. */
                code: string;
                amount: number;
                nonconformances: number;
            }[];
        };
        ActionAsked: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            nonconformance?: string;
            /**
             * Format: uuid
             * @description The management review that decided on it, while it is a draft.
             */
            report?: string;
            text: string;
            department: components["schemas"]["Code"];
            owner: string;
            verifier: string;
            /** Format: date-time */
            due: string;
            measure: string;
        };
        ActionFinding: {
            effective: boolean;
            outcome: string;
        };
        Concession: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            nonconformanceId: string;
            /** @description Number of the nonconformance */
            nonconformance: number;
            /** Format: uuid */
            batchId: string;
            batch: string;
            part: string;
            operation: string;
            /** @enum {string} */
            state: "valid" | "used" | "expired" | "void";
            /** @description Pieces granted */
            quantity: number;
            /** @description Pieces that may still be accepted */
            left: number;
            reason: string;
            customerReference: string;
            customer?: string;
            /**
             * Format: date
             * @description Its last day
             */
            expires: string;
            decidedBy: string;
            decided: components["schemas"]["Time"];
            executedBy?: string;
            executed?: components["schemas"]["Time"];
        };
        Action: {
            /** Format: uuid */
            id: string;
            number: number;
            /** Format: uuid */
            nonconformanceId?: string;
            /** @description Number of the nonconformance */
            nonconformance?: number;
            /** Format: uuid */
            reportId?: string;
            text: string;
            department: string;
            owner: string;
            verifier: string;
            due: components["schemas"]["Time"];
            /** @enum {string} */
            state: "open" | "done" | "verified";
            measure: string;
            evidence?: string;
            done?: components["schemas"]["Time"];
            outcome?: string;
            verified?: components["schemas"]["Time"];
            reopened: number;
            level: number;
            escalates?: components["schemas"]["Time"];
            createdBy: string;
            created: components["schemas"]["Time"];
        };
        Escalation: {
            number: number;
            /** @enum {string} */
            kind: "nonconformance" | "action" | "report" | "effect";
            /** Format: uuid */
            record: string;
            level: number;
            role: string;
            time: components["schemas"]["Time"];
        };
        GaugeState: {
            /** @enum {string} */
            state: "in-use" | "withdrawn";
            reason: string;
        };
        CalibrationBody: {
            /** Format: uuid */
            id: string;
            /** Format: date */
            performed: string;
            /** @enum {string} */
            asFound: "pass" | "fail";
            certificate: string;
            byWhom: string;
        };
        Calibration: {
            /** Format: uuid */
            id: string;
            gauge: string;
            /** Format: date */
            performed: string;
            /** @enum {string} */
            asFound: "pass" | "fail";
            certificate: string;
            byWhom: string;
            recorded: components["schemas"]["Time"];
        };
        Gauge: {
            code: string;
            nameEn: string;
            nameZh: string;
            intervalDays: number;
            /** @enum {string} */
            state: "in-use" | "withdrawn";
            stateSince: components["schemas"]["Time"];
            /** Format: date */
            due: string;
        };
        GaugeSheet: {
            gauge: components["schemas"]["Gauge"];
            overdue: boolean;
            calibrations?: components["schemas"]["Calibration"][];
            /** @description Latest first. */
            studies?: components["schemas"]["GaugeStudy"][];
        };
        GaugeStudyPart: {
            label: string;
            /** @description bias and linearity: the master's value; agreement: 1 for a part that is to be accepted, 0 for one that is to be rejected. */
            reference?: number;
        };
        GaugeStudyPlan: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "crossed" | "bias" | "linearity" | "agreement";
            gauge: components["schemas"]["Code"];
            /** @description What is measured; for all kinds but agreement. */
            characteristic?: components["schemas"]["Code"];
            parts: components["schemas"]["GaugeStudyPart"][];
            /** @description Sign-in names. */
            appraisers: string[];
            trials: number;
            reason: string;
        };
        GaugeStudyCapture: {
            /** Format: uuid */
            id: string;
            run: number;
            /** @enum {string} */
            source: "gauge" | "typed";
            /** @description typed only. Of an agreement: 1 accepted, 0 rejected. */
            value?: number;
            /** @description gauge only: the time of one of the readings offered; without it the latest that is not used yet. */
            reading?: components["schemas"]["Time"];
            /** @description Why it is repeated, where the run has a value. */
            reason?: string;
        };
        GaugeStudyReading: {
            tag: number;
            station: string;
            name: string;
            time: components["schemas"]["Time"];
            value: number;
            /** @description Whether a run of the study has it. */
            used: boolean;
        };
        GaugeStudyExclusion: {
            /** @description Its label. */
            part: string;
            reason: string;
        };
        GaugeStudyConclusion: {
            /** @enum {string} */
            verdict: "accepted" | "conditional" | "rejected";
            words: string;
            secret: string;
        };
        GaugeStudy: {
            /** Format: uuid */
            id: string;
            number: number;
            /** @enum {string} */
            kind: "crossed" | "bias" | "linearity" | "agreement";
            gauge: string;
            characteristic?: string;
            trials: number;
            /** @enum {string} */
            state: "open" | "concluded" | "abandoned";
            plannedBy: string;
            planned: components["schemas"]["Time"];
            reason: string;
            /** @description Runs that have a value, of parts that are not left out. */
            captured: number;
            /** @description Runs of parts that are not left out. */
            runs: number;
            /** @enum {string} */
            verdict?: "accepted" | "conditional" | "rejected";
            /** @description The words of the conclusion, or why it was abandoned. */
            conclusion?: string;
            endedBy?: string;
            ended?: components["schemas"]["Time"];
        };
        GaugeStudyPartView: {
            label: string;
            reference?: number;
            /** @description Why it is left out. */
            leftOut?: string;
            leftOutBy?: string;
        };
        GaugeStudyRun: {
            /** @description Place in the random order, from 1. */
            run: number;
            appraiser: string;
            part: string;
            trial: number;
            value?: number;
            /** @enum {string} */
            source?: "gauge" | "typed";
            tag?: number;
            reading?: components["schemas"]["Time"];
            capturedBy?: string;
            captured?: components["schemas"]["Time"];
            repeats: number;
            repeatReason?: string;
        };
        GaugeStudySheet: {
            study: components["schemas"]["GaugeStudy"];
            unit?: string;
            decimals?: number;
            parts: components["schemas"]["GaugeStudyPartView"][];
            appraisers: string[];
            runs: components["schemas"]["GaugeStudyRun"][];
            /** @description The first run without a value. */
            next?: number;
            evaluation?: components["schemas"]["GaugeStudyEvaluation"];
            /** @description Why there is no evaluation. */
            missing?: string;
        };
        /** @description One of the four, by the kind of the study. */
        GaugeStudyEvaluation: {
            parts: number;
            appraisers: number;
            trials: number;
            /** @description USL - LSL of the characteristic, where it has both. */
            tolerance?: number;
            crossed?: components["schemas"]["CrossedEvaluation"];
            bias?: components["schemas"]["BiasEvaluation"];
            linearity?: components["schemas"]["LinearityEvaluation"];
            agreement?: components["schemas"]["AgreementEvaluation"];
        };
        AnovaLine: {
            /** @enum {string} */
            source: "part" | "operator" | "interaction" | "repeatability" | "total";
            degreesOfFreedom: number;
            sumOfSquares: number;
            meanSquare: number;
            f?: number;
            p?: number;
        };
        VarianceLine: {
            /** @enum {string} */
            source: "grr" | "repeatability" | "reproducibility" | "operator" | "operator-by-part" | "part-to-part" | "total";
            variance: number;
            standardDeviation: number;
            /** @description 6 standard deviations, in the unit. */
            studyVariation: number;
            /** @description Share of the total variance; shares add up to 100. */
            percentContribution?: number;
            percentStudyVariation?: number;
            percentTolerance?: number;
        };
        CrossedEvaluation: {
            anova: components["schemas"]["AnovaLine"][];
            /**
             * @description With the interaction while its significance is below 0.05.
             * @enum {string}
             */
            model: "with-interaction" | "without-interaction";
            components: components["schemas"]["VarianceLine"][];
            /** @description ndc; 5 or more are wanted. */
            distinctCategories?: number;
            /**
             * @description By the share of GRR in the study variation: below 10 % good, above 30 % unfit.
             * @enum {string}
             */
            verdict?: "good" | "conditional" | "unfit";
            /**
             * @description The same by the share of the tolerance.
             * @enum {string}
             */
            toleranceVerdict?: "good" | "conditional" | "unfit";
            notes?: string[];
        };
        BiasEvaluation: {
            part?: string;
            reference: number;
            readings: number;
            mean: number;
            bias: number;
            /** @description End of the 95 % interval of the bias. */
            lower: number;
            upper: number;
            t?: number;
            p?: number;
            /** @description Whether 0 lies outside of the interval. */
            significant: boolean;
            percentTolerance?: number;
        };
        LinearityEvaluation: {
            slope: number;
            intercept: number;
            slopeP?: number;
            interceptP?: number;
            averageBias: number;
            percentLinearity: number;
            /** @description Whether neither slope nor intercept is significant at 0.05. */
            linear: boolean;
            masters: components["schemas"]["BiasEvaluation"][];
        };
        AgreementEvaluation: {
            appraisers: components["schemas"]["AppraiserAgreement"][];
            between: components["schemas"]["Agreed"];
            allAgainstReference: components["schemas"]["Agreed"];
            /** @description Fleiss' kappa over all. */
            kappa?: number;
        };
        AppraiserAgreement: {
            appraiser: string;
            within: components["schemas"]["Agreed"];
            againstReference: components["schemas"]["Agreed"];
            /** @description Judgements of bad parts that accepted them; 2 % at most are wanted. */
            misses?: components["schemas"]["Agreed"];
            /** @description Judgements of good parts that rejected them; 5 % at most are wanted. */
            falseAlarms?: components["schemas"]["Agreed"];
            /** @description Cohen's kappa against the reference. */
            kappa?: number;
        };
        Agreed: {
            matched: number;
            inspected: number;
            rate: number;
        };
        ObjectiveSetting: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            parent?: string;
            name: components["schemas"]["BilingualText"];
            /** @enum {string} */
            metric: "defect-rate" | "first-pass-yield" | "missed-rate";
            /** @enum {string} */
            direction: "at-most" | "at-least";
            target: number;
            /** @enum {string} */
            scope: "company" | "department" | "line" | "part" | "operation";
            scopeCode?: components["schemas"]["Code"];
            /** @enum {string} */
            period: "month" | "quarter" | "year";
            owner: string;
            /** Format: date */
            validFrom: string;
            reason: string;
        };
        ObjectiveRevision: {
            target: number;
            owner: string;
            /** Format: date */
            validFrom: string;
            reason: string;
        };
        ObjectiveReason: {
            period: string;
            reason: string;
        };
        Objective: {
            /** Format: uuid */
            id: string;
            version: number;
            /** Format: uuid */
            parentId?: string;
            nameEn: string;
            nameZh: string;
            /** @enum {string} */
            metric: "defect-rate" | "first-pass-yield" | "missed-rate";
            /** @enum {string} */
            direction: "at-most" | "at-least";
            target: number;
            /** @enum {string} */
            scope: "company" | "department" | "line" | "part" | "operation";
            scopeCode: string;
            /** @enum {string} */
            period: "month" | "quarter" | "year";
            owner: string;
            /** Format: date */
            validFrom: string;
            reason: string;
            author: string;
            recorded: components["schemas"]["Time"];
        };
        ObjectiveVersions: {
            versions: components["schemas"]["Objective"][];
        };
        ObjectiveLine: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            parent?: string;
            version: number;
            nameEn: string;
            nameZh: string;
            /** @enum {string} */
            metric: "defect-rate" | "first-pass-yield" | "missed-rate";
            /** @enum {string} */
            direction: "at-most" | "at-least";
            target: number;
            /** @enum {string} */
            scope: "company" | "department" | "line" | "part" | "operation";
            scopeCode: string;
            period: string;
            owner: string;
            count: number;
            of: number;
            actual?: number;
            lower?: number;
            upper?: number;
            /** @enum {string} */
            status: "no-data" | "clearly-met" | "met" | "missed" | "clearly-missed";
            over: boolean;
            chanceToMeet?: number;
            reason?: string;
        };
        ComplaintHeard: {
            /** Format: uuid */
            id: string;
            customer: string;
            part?: components["schemas"]["Code"];
            /** Format: uuid */
            batch?: string;
            said: string;
            /** @enum {string} */
            severity: "critical" | "major" | "minor";
            /** Format: date-time */
            received?: string;
            /** Format: date-time */
            due: string;
        };
        ComplaintReply: {
            cause: string;
            answer: string;
        };
        Complaint: {
            /** Format: uuid */
            id: string;
            number: number;
            customer: string;
            part?: string;
            /** Format: uuid */
            batchId?: string;
            batch?: string;
            said: string;
            /** @enum {string} */
            severity: "critical" | "major" | "minor";
            received: components["schemas"]["Time"];
            due: components["schemas"]["Time"];
            recordedBy: string;
            cause?: string;
            answer?: string;
            answered?: components["schemas"]["Time"];
            version: number;
        };
        Delivery: {
            /** Format: uuid */
            id: string;
            customer: string;
            /** Format: uuid */
            batch: string;
            /** Format: date */
            delivered: string;
        };
        VisitMade: {
            /** Format: date */
            made: string;
            said: string;
            satisfied: boolean;
            cause?: string;
        };
        Visit: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            deliveryId: string;
            customer: string;
            batch: string;
            /** Format: date */
            delivered: string;
            /** Format: date */
            due: string;
            /** Format: date */
            made?: string;
            said?: string;
            satisfied?: boolean;
            cause?: string;
            visitor?: string;
        };
        ReportDrafting: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "inspectors" | "month" | "quarter" | "year" | "review";
            period: string;
            reason: string;
        };
        Report: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "inspectors" | "month" | "quarter" | "year" | "review";
            period: string;
            revision: number;
            /** @enum {string} */
            state: "draft" | "approved" | "issued" | "revised";
            hash: string;
            through: number;
            reason: string;
            draftedBy: string;
            drafted: components["schemas"]["Time"];
            approvedBy?: string;
            approved?: components["schemas"]["Time"];
            issuedBy?: string;
            issued?: components["schemas"]["Time"];
            figures?: {
                [key: string]: unknown;
            };
            /** @description What was said about the draft */
            comments?: components["schemas"]["ReportComment"][];
            /** @description What a management review decided, as it was decided. */
            decisions?: components["schemas"]["ReviewDecision"][];
        };
        ReportSaid: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            section: "whole" | "objectives" | "production" | "incidents" | "complaints" | "visits" | "settlement" | "inspectors";
            text: string;
        };
        ReportReply: {
            text: string;
        };
        ReportComments: {
            comments: components["schemas"]["ReportComment"][];
        };
        ReportComment: {
            /** Format: uuid */
            id: string;
            number: number;
            /** Format: uuid */
            reportId: string;
            /** @enum {string} */
            section: "whole" | "objectives" | "production" | "incidents" | "complaints" | "visits" | "settlement" | "inspectors";
            text: string;
            writtenBy: string;
            written: components["schemas"]["Time"];
            answer?: string;
            answeredBy?: string;
            answered?: components["schemas"]["Time"];
        };
        ReviewDecision: {
            /** @description Number of the action. */
            number: number;
            text: string;
            department: string;
            /** @description Its name then. */
            departmentEn?: string;
            departmentZh?: string;
            /** @description Sign-in name. */
            owner: string;
            /** @description Name then. */
            ownerName?: string;
            verifier: string;
            verifierName?: string;
            due: components["schemas"]["Time"];
        };
        ProcessEventClosing: {
            cause: string;
            reaction: string;
            /** @description One of /answer-codes */
            causeCode?: string;
            /** @description One of /answer-codes */
            actionCode?: string;
        };
        AnswerCode: {
            code: string;
            /** @enum {string} */
            kind: "cause" | "action";
            name: components["schemas"]["Text"];
        };
        CauseCount: {
            /** @description Absent where it was only told in words */
            code?: string;
            events: number;
            signals: number;
        };
        ProcessEvent: {
            /** Format: uuid */
            id: string;
            number: number;
            chartId: number;
            characteristic: string;
            station: string;
            firstSubgroup: number;
            lastSubgroup: number;
            signals: number;
            rules: string[];
            suspectFrom?: components["schemas"]["Time"];
            suspectTo: components["schemas"]["Time"];
            batches: string[];
            opened: components["schemas"]["Time"];
            cause?: string;
            reaction?: string;
            causeCode?: string;
            actionCode?: string;
            closedBy?: string;
            closed?: components["schemas"]["Time"];
        };
        /** @description Found per inspected, with its 95 % interval; the three are absent when nothing was inspected */
        Rate: {
            inspected: number;
            found: number;
            value?: number;
            lower?: number;
            upper?: number;
        };
        DefectRate: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** @enum {string} */
            step: "day" | "week" | "month";
            total: components["schemas"]["Rate"];
            chart: {
                /** @enum {string} */
                kind: "p" | "p′" | "u" | "u′";
                center?: number;
                /** @description σ_Z of Laney's charts; 1 on the others */
                dispersion?: number;
                steps: {
                    /** Format: date */
                    start: string;
                    rate: components["schemas"]["Rate"];
                    lcl?: number;
                    ucl?: number;
                    /** @description Outside the control limits */
                    beyond: boolean;
                }[];
            };
            /**
             * @description What the shares are
             * @enum {string}
             */
            below: "department" | "line" | "part" | "operation";
            shares: {
                /** @description Empty for lines of no department */
                code: string;
                nameEn: string;
                nameZh: string;
                rate: components["schemas"]["Rate"];
            }[];
            defects: {
                code: string;
                nameEn: string;
                nameZh: string;
                /** @enum {string} */
                severity: "critical" | "major" | "minor";
                count: number;
            }[];
        };
        DefectRecord: {
            /** Format: uuid */
            id: string;
            number: number;
            /** @enum {string} */
            kind: "inspection" | "reinspection";
            part: string;
            operation: string;
            line: string;
            signer: string;
            signed: components["schemas"]["Time"];
            /** @enum {string} */
            verdict: "pass" | "fail" | "unproven";
            inspected: number;
            nonconforming: number;
            defects: string[];
        };
        SearchHit: {
            /** @enum {string} */
            kind: "batch" | "serial" | "record" | "nonconformance" | "complaint" | "part" | "plan" | "gauge" | "person" | "report" | "edge" | "tag";
            /** @description A UUID; of a part or gauge its code; of a serial number its batch; of an edge site/name; of a tag its number */
            id: string;
            labelEn: string;
            labelZh: string;
            detail: string;
        };
    };
    responses: {
        /** @description What is wrong and what would be right */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        MasterKind: "sites" | "departments" | "lines" | "stations" | "defects" | "characteristics" | "charts" | "parts" | "plans" | "gauges" | "people" | "qualifications";
        /** @description Its key, such as the code; of stations, site/code; of plans, part/operation/version; of people, the sign-in name; of qualifications, person/part/operation/from. A slash in it is sent as %2F. */
        MasterRecord: string;
        Chart: number;
        /** @description The moment as of which it is told; what was measured or said later is left out */
        AsOf: components["schemas"]["Time"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCharts: {
        parameters: {
            query?: {
                retired?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The charts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        asOf: components["schemas"]["Time"];
                        charts: components["schemas"]["ChartSummary"][];
                    };
                };
            };
        };
    };
    getChart: {
        parameters: {
            query?: {
                /** @description The moment as of which it is told; what was measured or said later is left out */
                asOf?: components["parameters"]["AsOf"];
            };
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chart */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chart"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    listSubgroups: {
        parameters: {
            query?: {
                /** @description The moment as of which it is told; what was measured or said later is left out */
                asOf?: components["parameters"]["AsOf"];
                last?: number;
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
            };
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The subgroups */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subgroups"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    getCapability: {
        parameters: {
            query?: {
                last?: number;
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
            };
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Capability"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getStrata: {
        parameters: {
            query: {
                by: "batch" | "source" | "part" | "verdict" | "inspector" | "gauge" | "turn" | "shift";
                /** @description Parts in a round */
                of?: number;
                /** @description When shifts begin in the plant's time */
                shifts?: string;
                last?: number;
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
            };
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The strata */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Strata"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listAnnotations: {
        parameters: {
            query?: {
                /** @description The moment as of which it is told; what was measured or said later is left out */
                asOf?: components["parameters"]["AsOf"];
            };
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The annotations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        annotations: components["schemas"]["Annotation"][];
                    };
                };
            };
        };
    };
    annotate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnnotationRemark"];
            };
        };
        responses: {
            /** @description The annotation */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Annotation"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    voidAnnotation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                annotation: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenReason"];
            };
        };
        responses: {
            /** @description The annotation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Annotation"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getRunLengths: {
        parameters: {
            query: {
                kind: components["schemas"]["ChartKind"];
                subgroupSize: number;
                /** @description Rules on means or individuals, with commas between */
                location?: string;
                /** @description Rules on ranges, standard deviations or moving ranges */
                dispersion?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What they would lead to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunLengths"];
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    previewLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitBasis"];
            };
        };
        responses: {
            /** @description The limits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitPreview"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    proposeLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitProposing"];
            };
        };
        responses: {
            /** @description The proposal */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitProposal"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    proposeKnownLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KnownLimitsProposing"];
            };
        };
        responses: {
            /** @description The proposal */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitProposal"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listLimitProposals: {
        parameters: {
            query?: {
                chart?: number;
                /** @description Only those that wait for an approval */
                open?: boolean;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proposals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        proposals: components["schemas"]["LimitProposal"][];
                    };
                };
            };
        };
    };
    approveLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Signed"];
            };
        };
        responses: {
            /** @description The proposal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitProposal"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    refuseLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenReason"];
            };
        };
        responses: {
            /** @description The proposal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitProposal"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    withdrawLimits: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                proposal: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GivenReason"];
            };
        };
        responses: {
            /** @description The proposal */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitProposal"];
                };
            };
            403: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getSubgroup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                chart: components["parameters"]["Chart"];
                subgroup: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The readings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubgroupReadings"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    stream: {
        parameters: {
            query?: {
                /** @description Comma-separated, at most 32: `charts` (all summaries), `chart:{id}` (one chart's subgroups), `edges`. */
                topics?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": unknown;
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    listEdges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The edges */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        asOf: components["schemas"]["Time"];
                        edges: components["schemas"]["Edge"][];
                    };
                };
            };
        };
    };
    listTags: {
        parameters: {
            query?: {
                /** @description Only tags that feed no characteristic */
                unassigned?: boolean;
                /** @description Cursor of the page before */
                after?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tags */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tags: components["schemas"]["Tag"][];
                        /** @description Cursor of the next page; absent on the last */
                        next?: number;
                    };
                };
            };
        };
    };
    listReadings: {
        parameters: {
            query: {
                from: components["schemas"]["Time"];
                to: components["schemas"]["Time"];
                limit?: number;
            };
            header?: never;
            path: {
                tag: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The readings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readings"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
        };
    };
    assignTag: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                tag: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindingBody"];
            };
        };
        responses: {
            /** @description The binding */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Binding"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listBindings: {
        parameters: {
            query?: {
                /** @description Only of this tag */
                tag?: number;
                /** @description Only to the characteristic of this code */
                characteristic?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bindings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        bindings: components["schemas"]["Binding"][];
                    };
                };
            };
        };
    };
    listBindingTargets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The characteristics */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        characteristics: components["schemas"]["BindingTarget"][];
                    };
                };
            };
        };
    };
    listRefusedBindings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The tags */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        tags: {
                            tag: number;
                            /** @description Code of the characteristic that names the tag */
                            characteristic: string;
                            /** @description Its unit */
                            unit: string;
                        }[];
                    };
                };
            };
        };
    };
    endBinding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                binding: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BindingEnd"];
            };
        };
        responses: {
            /** @description The binding */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Binding"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listQuarantine: {
        parameters: {
            query?: {
                /** @description Only entries in this state */
                state?: "waiting" | "replayed" | "discarded";
                /** @description Cursor of the page before */
                before?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entries */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        entries: components["schemas"]["QuarantineEntry"][];
                        next?: number;
                    };
                };
            };
        };
    };
    getQuarantineEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The entry */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineEntry"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    getQuarantinePayload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    replayQuarantineEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuarantineReason"];
            };
        };
        responses: {
            /** @description The entry */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineEntry"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    discardQuarantineEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entry: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuarantineReason"];
            };
        };
        responses: {
            /** @description The entry */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantineEntry"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    replayQuarantineOfEdge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuarantineEdge"];
            };
        };
        responses: {
            /** @description How far it went */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        replayed: number;
                        /** @description Whether there may be more than were tried at once */
                        more: boolean;
                        /** @description The entry that still cannot be stored; absent when none */
                        stoppedAt?: number;
                        because?: string;
                    };
                };
            };
        };
    };
    getSystem: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The system */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["System"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Problem"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    login?: string;
                    password?: string;
                    badge?: string;
                    pin?: string;
                };
            };
        };
        responses: {
            /** @description Signed in */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Problem"];
            429: components["responses"]["Problem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getSignInWays: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ways */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        password: boolean;
                        /** @description Absent where no provider is named. */
                        openId?: {
                            /** @description Of the account */
                            name: string;
                        };
                    };
                };
            };
        };
    };
    beginOpenId: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the provider */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    endOpenId: {
        parameters: {
            query?: {
                state?: string;
                code?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the desk, signed in; or with signIn=late (too late, or another browser), declined, unbelieved (the provider's answer), unknown (nobody of that name here) */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description People */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        people: components["schemas"]["Person"][];
                    };
                };
            };
        };
    };
    addPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonEdit"];
            };
        };
        responses: {
            /** @description Added */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            409: components["responses"]["Problem"];
        };
    };
    getPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonEdit"];
            };
        };
        responses: {
            /** @description Changed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            412: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description Cursor of the page before */
                before?: number;
                limit?: number;
                /** @description Only records of this kind */
                kind?: string;
                /** @description Only this record */
                record?: string;
                /** @description Only changes of records, not who signed in */
                records?: boolean;
                /** @description Only what this author changed: a sign-in name, system, or edge:site/name */
                author?: string;
                /** @description Only what people changed, not the system and not the edges */
                people?: boolean;
                /** @description Only lines of this time and later */
                from?: string;
                /** @description Only lines before this time */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lines */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["AuditLine"][];
                        next?: number;
                    };
                };
            };
        };
    };
    getAuditAnchor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The anchor */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        number: number;
                        hash: string;
                    };
                };
            };
        };
    };
    verifyAudit: {
        parameters: {
            query?: {
                anchor?: number;
                anchorHash?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The verdict; when it is not intact, the first line or record that does not fit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        intact: boolean;
                        lines?: number;
                        head?: string;
                        records?: number;
                        line?: number;
                        kind?: string;
                        record?: string;
                        because?: string;
                    };
                };
            };
        };
    };
    getMasterData: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Master data as one set */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MasterSet"];
                };
            };
        };
    };
    bringInMasterData: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MasterSet"];
            };
        };
        responses: {
            /** @description What changed or would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MasterOutcome"];
                };
            };
            400: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getMasterFile: {
        parameters: {
            query?: {
                format?: "yaml" | "zip";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": unknown;
                    "application/zip": unknown;
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    bringInMasterFiles: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MasterFiles"];
            };
        };
        responses: {
            /** @description What changed or would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MasterOutcome"];
                };
            };
            400: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getMasterTable: {
        parameters: {
            query: {
                table: components["schemas"]["MasterTableName"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    bringInMasterTable: {
        parameters: {
            query?: {
                dryRun?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MasterTable"];
            };
        };
        responses: {
            /** @description What changed or would change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MasterOutcome"];
                };
            };
            400: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getMasterRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["MasterKind"];
                /** @description Its key, such as the code; of stations, site/code; of plans, part/operation/version; of people, the sign-in name; of qualifications, person/part/operation/from. A slash in it is sent as %2F. */
                record: components["parameters"]["MasterRecord"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MasterSet"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    changeMasterRecord: {
        parameters: {
            query?: {
                reason?: string;
            };
            header?: never;
            path: {
                kind: components["parameters"]["MasterKind"];
                /** @description Its key, such as the code; of stations, site/code; of plans, part/operation/version; of people, the sign-in name; of qualifications, person/part/operation/from. A slash in it is sent as %2F. */
                record: components["parameters"]["MasterRecord"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MasterSet"];
            };
        };
        responses: {
            /** @description The record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MasterSet"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
            412: components["responses"]["Problem"];
            428: components["responses"]["Problem"];
        };
    };
    getMasterHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["parameters"]["MasterKind"];
                /** @description As elsewhere; of plans, part/operation; of qualifications, the sign-in name. */
                record: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        lines: components["schemas"]["MasterChangeLine"][];
                    };
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    listPlans: {
        parameters: {
            query?: {
                part?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every version of inspection plans */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        plans: components["schemas"]["Plan"][];
                    };
                };
            };
        };
    };
    writePlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanEdit"];
            };
        };
        responses: {
            /** @description Write a version of a plan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    approvePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                plan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Signed"];
            };
        };
        responses: {
            /** @description Approve a version somebody else wrote; it holds from now on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listQualifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who is qualified for which operation */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        qualifications: components["schemas"]["Qualification"][];
                    };
                };
            };
        };
    };
    qualify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Qualification"];
            };
        };
        responses: {
            /** @description Qualify an inspector for an operation */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Qualification"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listBatches: {
        parameters: {
            query?: {
                state?: "open" | "hold" | "released" | "concession" | "rework" | "scrapped" | "returned";
                before?: components["schemas"]["Time"];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Batches */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batches: components["schemas"]["Batch"][];
                        next?: components["schemas"]["Time"];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    openBatch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchOpening"];
            };
        };
        responses: {
            /** @description Open a batch */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Batch"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A batch with routing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    moveBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BatchMove"];
            };
        };
        responses: {
            /** @description Move a batch on; what is left open behind it was missed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    releaseBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignedReason"];
            };
        };
        responses: {
            /** @description Release a batch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    traceBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that belongs to a batch */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Trace"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    traceBackwards: {
        parameters: {
            query: {
                by: "supplier-lot" | "customer" | "gauge" | "person" | "serial";
                value: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The batches */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        batches: components["schemas"]["TouchedBatch"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    listUnplacedRecords: {
        parameters: {
            query?: {
                all?: boolean;
                before?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        records: components["schemas"]["UnplacedRecord"][];
                        next?: components["schemas"]["Time"];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    placeRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                record: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Placing"];
            };
        };
        responses: {
            /** @description The record with its placement */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnplacedRecord"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    scanBatch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What an inspector needs when a batch is scanned */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listHolds: {
        parameters: {
            query?: {
                all?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Holds that stand */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        holds: components["schemas"]["Hold"][];
                    };
                };
            };
        };
    };
    placeHold: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HoldPlacing"];
            };
        };
        responses: {
            /** @description Put a batch or a station on hold; a veto is for the chief quality officer */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    liftHold: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hold: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignedLifting"];
            };
        };
        responses: {
            /** @description Lift a hold */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hold"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listInspections: {
        parameters: {
            query?: {
                before?: number;
                limit?: number;
                part?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        inspections: components["schemas"]["InspectionBrief"][];
                        next?: number;
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    recordInspection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InspectionBody"];
            };
        };
        responses: {
            /** @description Record and sign an inspection at a desk */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionBrief"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record with its signed content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionBrief"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    voidInspection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                inspection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Declare a record void; it stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InspectionBrief"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listChecks: {
        parameters: {
            query?: {
                state?: "pending" | "done" | "missed" | "waived";
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Planned inspections and what became of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        checks: components["schemas"]["Check"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    accountChecks: {
        parameters: {
            query?: {
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description planned = done + missed + waived + pending */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        accounts: components["schemas"]["CheckAccount"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    waiveCheck: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                check: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Waive a planned inspection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Check"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listNonconformances: {
        parameters: {
            query?: {
                open?: boolean;
                before?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nonconformances */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        nonconformances: components["schemas"]["Nonconformance"][];
                        next?: number;
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    raiseNonconformance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NonconformanceRaising"];
            };
        };
        responses: {
            /** @description Raise a nonconformance */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonconformanceSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getNonconformance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A nonconformance with decisions and actions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonconformanceSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    containNonconformance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlainText"];
            };
        };
        responses: {
            /** @description Say what was set apart at once */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonconformanceSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    reviewNonconformance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NonconformanceReview"];
            };
        };
        responses: {
            /** @description Begin the review */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonconformanceSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    decideOnNonconformance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DispositionDecision"];
            };
        };
        responses: {
            /** @description Decide on some of its pieces */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonconformanceSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    executeDisposition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
                disposition: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Report a decision as carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonconformanceSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    inspectDisposition: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
                disposition: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordReference"];
            };
        };
        responses: {
            /** @description Name the record of the inspection after the work */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonconformanceSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    verifyNonconformance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Signed"];
            };
        };
        responses: {
            /** @description Verify that everything was carried out */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonconformanceSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    closeNonconformance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Close it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonconformanceSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    voidNonconformance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Declare it void */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NonconformanceSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listConcessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The concessions, at most 500 */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        concessions: components["schemas"]["Concession"][];
                    };
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    listActions: {
        parameters: {
            query?: {
                open?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Corrective actions by due time */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        actions: components["schemas"]["Action"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    askAction: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionAsked"];
            };
        };
        responses: {
            /** @description Ask for a corrective action */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    completeAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Evidence"];
            };
        };
        responses: {
            /** @description Report an action done; its owner only */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    verifyAction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActionFinding"];
            };
        };
        responses: {
            /** @description Judge the effect of an action; its verifier only */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Action"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listEffects: {
        parameters: {
            query?: {
                open?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Checks */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        effects: components["schemas"]["Effect"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    findEffect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                effect: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EffectFound"];
            };
        };
        responses: {
            /** @description The check */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effect"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    planEffect: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EffectPlanned"];
            };
        };
        responses: {
            /** @description The check */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effect"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listCosts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Amounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Costs"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    addCost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CostGiven"];
            };
        };
        responses: {
            /** @description Amounts */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Costs"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    voidCost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                nonconformance: string;
                cost: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description Amounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Costs"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    sumCosts: {
        parameters: {
            query: {
                from: string;
                to: string;
                by?: "kind" | "department" | "line" | "part" | "cause" | "month";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Sums */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostSums"];
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    listEscalations: {
        parameters: {
            query?: {
                before?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What climbed to which office */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        escalations: components["schemas"]["Escalation"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    listGauges: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gauges */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        gauges: components["schemas"]["GaugeSheet"][];
                    };
                };
            };
        };
    };
    getGauge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gauge: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A gauge with its calibrations */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GaugeSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    setGaugeState: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gauge: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GaugeState"];
            };
        };
        responses: {
            /** @description Withdraw a gauge or take it into use */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GaugeSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    calibrateGauge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                gauge: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CalibrationBody"];
            };
        };
        responses: {
            /** @description Record a calibration; a failed one looks back at everything measured since the last good one */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GaugeSheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listGaugeStudies: {
        parameters: {
            query?: {
                gauge?: string;
                state?: "open" | "concluded" | "abandoned";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Gauge studies */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        studies: components["schemas"]["GaugeStudy"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    planGaugeStudy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GaugeStudyPlan"];
            };
        };
        responses: {
            /** @description The study with its runs */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GaugeStudySheet"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getGaugeStudy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The study */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GaugeStudySheet"];
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    listGaugeStudyReadings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Readings */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        readings: components["schemas"]["GaugeStudyReading"][];
                    };
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    captureGaugeStudyTrial: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GaugeStudyCapture"];
            };
        };
        responses: {
            /** @description The study */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GaugeStudySheet"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    excludeGaugeStudyPart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GaugeStudyExclusion"];
            };
        };
        responses: {
            /** @description The study */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GaugeStudySheet"];
                };
            };
            400: components["responses"]["Problem"];
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    concludeGaugeStudy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GaugeStudyConclusion"];
            };
        };
        responses: {
            /** @description The study */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GaugeStudySheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    abandonGaugeStudy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                study: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reason"];
            };
        };
        responses: {
            /** @description The study */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GaugeStudySheet"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listObjectives: {
        parameters: {
            query?: {
                day?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where every objective stands */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        asOf: components["schemas"]["Time"];
                        objectives: components["schemas"]["ObjectiveLine"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    setObjective: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectiveSetting"];
            };
        };
        responses: {
            /** @description Set an objective */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectiveVersions"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getObjective: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objective: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every version of an objective */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectiveVersions"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    reviseObjective: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objective: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectiveRevision"];
            };
        };
        responses: {
            /** @description Revise an objective from a day on */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectiveVersions"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    explainObjective: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                objective: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ObjectiveReason"];
            };
        };
        responses: {
            /** @description Give the reason for a missed objective */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ObjectiveVersions"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listComplaints: {
        parameters: {
            query?: {
                open?: boolean;
                before?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Complaints */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        complaints: components["schemas"]["Complaint"][];
                        next?: number;
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    hearComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplaintHeard"];
            };
        };
        responses: {
            /** @description Record a complaint */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One complaint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    answerComplaint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                complaint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ComplaintReply"];
            };
        };
        responses: {
            /** @description Record what the customer was told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Complaint"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    recordDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Delivery"];
            };
        };
        responses: {
            /** @description Record a delivery; its return visits are planned */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** Format: uuid */
                        id: string;
                    };
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listDueVisits: {
        parameters: {
            query?: {
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Return visits that are due and were not made */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        visits: components["schemas"]["Visit"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    recordVisit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                visit: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VisitMade"];
            };
        };
        responses: {
            /** @description Record a return visit; the next is planned */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Visit"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listReports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reports */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        reports: components["schemas"]["Report"][];
                    };
                };
            };
        };
    };
    draftReport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportDrafting"];
            };
        };
        responses: {
            /** @description Draft a report */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A report with its figures */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getReportFile: {
        parameters: {
            query?: {
                format?: "json" | "csv" | "xlsx" | "pdf";
                /** @description The wording of csv, xlsx and pdf. Without it csv and xlsx name figures as this interface does, and pdf is in Chinese. */
                language?: "en" | "zh";
                /** @description Another report that the PDF holds after this one, such as a quarter's last month. */
                with?: string;
            };
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                    "text/csv": unknown;
                    "application/pdf": unknown;
                };
            };
            404: components["responses"]["Problem"];
        };
    };
    commentReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportSaid"];
            };
        };
        responses: {
            /** @description The comments on it */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportComments"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    answerReportComment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
                comment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReportReply"];
            };
        };
        responses: {
            /** @description The comments on it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportComments"];
                };
            };
            default: components["responses"]["Problem"];
        };
    };
    approveReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Signed"];
            };
        };
        responses: {
            /** @description Approve a draft that somebody else drafted */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    issueReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Signed"];
            };
        };
        responses: {
            /** @description Issue an approved report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Report"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    listProcessEvents: {
        parameters: {
            query?: {
                chart?: number;
                open?: boolean;
                before?: number;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signals of charts to look at */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: components["schemas"]["ProcessEvent"][];
                        next?: number;
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    countCauses: {
        parameters: {
            query?: {
                chart?: number;
                from?: components["schemas"]["Time"];
                to?: components["schemas"]["Time"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The causes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        causes: components["schemas"]["CauseCount"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    listAnswerCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The codes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        codes: components["schemas"]["AnswerCode"][];
                    };
                };
            };
        };
    };
    closeProcessEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProcessEventClosing"];
            };
        };
        responses: {
            /** @description Say what it was and what was done */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessEvent"];
                };
            };
            404: components["responses"]["Problem"];
            409: components["responses"]["Problem"];
        };
    };
    getDefectRate: {
        parameters: {
            query?: {
                from?: string;
                /** @description First day no longer */
                to?: string;
                step?: "day" | "week" | "month";
                department?: string;
                line?: string;
                part?: string;
                defect?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rate */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DefectRate"];
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    listDefectRecords: {
        parameters: {
            query?: {
                from?: string;
                /** @description First day no longer */
                to?: string;
                department?: string;
                line?: string;
                part?: string;
                defect?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        records: components["schemas"]["DefectRecord"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
    search: {
        parameters: {
            query: {
                text: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was found */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        hits: components["schemas"]["SearchHit"][];
                    };
                };
            };
            400: components["responses"]["Problem"];
        };
    };
}
