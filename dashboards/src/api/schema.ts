// Generated from docs/api/openapi.yaml by "npm run api". Not edited by hand.
export interface paths {
    "/charts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every chart with its present state, worst first */
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
        /** One chart with all versions of its limits */
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
         * @description Without `from` and `to`, the last `last` subgroups. With them, the first `last` subgroups of the period; `more` says that the period holds further ones, from `nextFrom` on.
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
        /** @enum {string} */
        ChartKind: "xbar-r" | "i-mr";
        /**
         * @description `preliminary`: no limits yet. `signal`: the newest subgroup completes a pattern. `stale`: nothing came for longer than expected.
         * @enum {string}
         */
        ChartState: "signal" | "stale" | "preliminary" | "in-control";
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
        Chart: {
            summary: components["schemas"]["ChartSummary"];
            rules: {
                location: string[];
                dispersion: string[];
            };
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
            /** @description Range, or the moving range; null where there is none */
            dispersion: (number | null)[];
            size: number[];
            /** @description Version judged by; 0 when none */
            limitSet: number[];
            batch: string[];
            signals: components["schemas"]["Signal"][];
            more: boolean;
            nextFrom?: components["schemas"]["Time"];
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
            /**
             * @description The plant's time zone; screens show its time, wherever they are opened
             * @example Asia/Shanghai
             */
            zone?: string;
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
        Chart: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCharts: {
        parameters: {
            query?: never;
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
            query?: never;
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
}
