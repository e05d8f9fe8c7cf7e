// Generated from docs/api/case-service.json by `npm run types`.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AbsorbedView: {
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: date-time */
            raisedAt: string;
            raisedBy: string;
        };
        Accept: {
            type?: string;
        };
        ActionView: {
            /** @enum {string} */
            action: "ACCEPT" | "ASSIGN" | "SIGN" | "SHARE_ACCEPT" | "SHARE_DONE" | "HAND_OVER" | "RETURN" | "SHARE_REJECT" | "MERGE";
            allowed: boolean;
            href: string;
            method: string;
            name: string;
            reason?: string;
        };
        AreaNode: {
            children: components["schemas"]["AreaNode"][];
            /** @enum {string} */
            kind: "CITY" | "SUBDISTRICT" | "COMMUNITY" | "GRID" | "BUILDING";
            name: string;
            path: string;
        };
        Assign: {
            department: string;
            note?: string;
        };
        CaseTimeline: {
            items: components["schemas"]["TimelineItem"][];
            /** Format: int64 */
            next?: number;
        };
        CaseView: {
            absorbed?: components["schemas"]["AbsorbedView"][];
            address?: string;
            area: string;
            availableActions: components["schemas"]["ActionView"][];
            /** @enum {string} */
            certainty: "PROVISIONAL" | "CONFIRMED" | "REVIEW_DUE";
            clock?: components["schemas"]["ClockView"];
            /** @enum {string} */
            colour: "NONE" | "BLUE" | "YELLOW" | "RED";
            departments: components["schemas"]["ShareView"][];
            /** Format: date-time */
            foundAt: string;
            hidden: ("EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG")[];
            /** Format: uuid */
            id: string;
            lead?: string;
            /** Format: uuid */
            mergedInto?: string;
            /** @enum {string} */
            mode: "ACTUAL" | "EXERCISE";
            narrative?: string;
            /** @enum {string} */
            nextAction?: "ACCEPT" | "ASSIGN" | "SIGN" | "SHARE_ACCEPT" | "SHARE_DONE" | "HAND_OVER" | "RETURN" | "SHARE_REJECT" | "MERGE";
            number: string;
            parties?: components["schemas"]["PartyView"][];
            /** Format: int32 */
            partyCount?: number;
            place: string;
            proposals?: components["schemas"]["ProposalView"][];
            /** Format: date-time */
            raisedAt: string;
            raisedBy: string;
            restricted: boolean;
            scale?: string;
            source: string;
            sourceName: string;
            /** @enum {string} */
            status: "REGISTERED" | "ACCEPTED" | "ASSIGNED" | "INVESTIGATING" | "RESOLVING" | "PERFORMING" | "GUIDED" | "OUTCOME_RECORDED" | "PENDING_WRITE_OFF" | "WRITTEN_OFF" | "ARCHIVED" | "REOPENED" | "DECLINED" | "REFERRED_OUT" | "MERGED";
            statusName: string;
            title?: string;
            type: string;
            typeName: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: int64 */
            version: number;
        };
        ClockView: {
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            kind: "SIGN";
            overdue: boolean;
        };
        CounterView: {
            byColour: {
                [key: string]: number;
            };
            byDepartment: {
                [key: string]: components["schemas"]["OfDepartment"];
            };
            byStatus: {
                [key: string]: number;
            };
        };
        DeadLetterItem: {
            /** Format: int32 */
            attempts: number;
            error: string;
            /** Format: date-time */
            failedAt: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            reason: "POISON" | "MALFORMED" | "GAP" | "BEHIND" | "CONFLICT";
            /** Format: int64 */
            sequence?: number;
            /** @enum {string} */
            state: "PARKED" | "REPLAYED" | "DISCARDED";
            /** Format: uuid */
            subject?: string;
            topic: string;
            type?: string;
        };
        DeadLetterOutcome: {
            /** Format: int32 */
            settled: number;
            stoppedBy?: components["schemas"]["DeadLetterItem"];
        };
        DeadLetterPage: {
            items: components["schemas"]["DeadLetterItem"][];
            next?: string;
        };
        DeadLetterView: {
            /** Format: int32 */
            attempts: number;
            encoding?: string;
            error: string;
            /** Format: date-time */
            failedAt: string;
            headers: {
                [key: string]: string;
            };
            /** Format: uuid */
            id: string;
            /** Format: int64 */
            offset: number;
            /** Format: int32 */
            partition: number;
            payload?: string;
            /** @enum {string} */
            reason: "POISON" | "MALFORMED" | "GAP" | "BEHIND" | "CONFLICT";
            /** Format: int64 */
            sequence?: number;
            /** Format: date-time */
            settledAt?: string;
            settledBecause?: string;
            settledBy?: string;
            /** @enum {string} */
            state: "PARKED" | "REPLAYED" | "DISCARDED";
            /** Format: uuid */
            subject?: string;
            topic: string;
            type?: string;
        };
        Dictionaries: {
            departments: components["schemas"]["Entry"][];
            questions: components["schemas"]["Question"][];
            scales: components["schemas"]["Entry"][];
            sources: components["schemas"]["Entry"][];
            statuses: components["schemas"]["Entry"][];
            types: components["schemas"]["Entry"][];
        };
        DiscardReason: {
            reason: string;
        };
        Entry: {
            code: string;
            name: string;
            short?: string;
        };
        Errors: {
            items: components["schemas"]["RowError"][];
            /** Format: int32 */
            next?: number;
        };
        FoundAt: {
            formats: string[];
            from: string;
            zone: string;
        };
        HandOver: {
            department: string;
            reason: string;
        };
        Hint: {
            /** Format: uuid */
            id: string;
            number: string;
            place: string;
            /** Format: date-time */
            raisedAt: string;
            reasons: ("SAME_ADDRESS" | "SAME_PHONE" | "SAME_TYPE_IN_GRID" | "SIMILAR_TITLE" | "WITHIN_A_DAY")[];
            /** Format: int32 */
            score: number;
            /** @enum {string} */
            status: "REGISTERED" | "ACCEPTED" | "ASSIGNED" | "INVESTIGATING" | "RESOLVING" | "PERFORMING" | "GUIDED" | "OUTCOME_RECORDED" | "PENDING_WRITE_OFF" | "WRITTEN_OFF" | "ARCHIVED" | "REOPENED" | "DECLINED" | "REFERRED_OUT" | "MERGED";
            title?: string;
            typeName: string;
        };
        HintList: {
            hints: components["schemas"]["Hint"][];
        };
        HintRequest: {
            address?: string;
            area: string;
            phone?: string;
            title?: string;
            type?: string;
        };
        ImportMapping: {
            address?: string;
            area: components["schemas"]["PlaceRule"];
            foundAt?: components["schemas"]["FoundAt"];
            keywordsIn?: string;
            narrative?: string;
            reference?: string;
            source: string;
            subject: string;
            system: string;
            title: string;
            type: string;
        };
        ImportView: {
            /** Format: int32 */
            created: number;
            department: string;
            /** Format: int32 */
            done: number;
            /** Format: int32 */
            duplicates: number;
            /** Format: int32 */
            errors: number;
            failure?: string;
            fileName: string;
            /** Format: date-time */
            finishedAt?: string;
            /** Format: uuid */
            id: string;
            mapping: string;
            raisedBy: string;
            /** Format: date-time */
            startedAt: string;
            /** @enum {string} */
            state: "WAITING" | "RUNNING" | "FINISHED" | "FAILED";
            /** Format: int32 */
            total?: number;
        };
        Item: {
            builtIn: boolean;
            name: string;
            title: string;
        };
        Keyword: {
            code: string;
            keyword: string;
            /** @enum {string} */
            proposes: "TYPE" | "DEPARTMENT";
        };
        KeywordList: {
            items: components["schemas"]["Keyword"][];
        };
        MappingPage: {
            items: components["schemas"]["Item"][];
            next?: string;
        };
        Merge: {
            /** Format: uuid */
            into: string;
        };
        OfDepartment: {
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            overdue: number;
            /** Format: int64 */
            unsigned: number;
        };
        Page: {
            items: components["schemas"]["ImportView"][];
            /** Format: uuid */
            next?: string;
        };
        Party: {
            address?: string;
            /** @enum {string} */
            gender?: "MALE" | "FEMALE" | "UNKNOWN";
            idNumber?: string;
            /** @enum {string} */
            idType?: "RESIDENT_ID" | "PASSPORT" | "UNIFIED_SOCIAL_CREDIT" | "OTHER";
            name: string;
            phone?: string;
            /** @enum {string} */
            role: "APPLICANT" | "RESPONDENT" | "OTHER";
        };
        PartyView: {
            address?: string;
            fromCase?: string;
            /** @enum {string} */
            gender?: "MALE" | "FEMALE" | "UNKNOWN";
            idNumber?: string;
            /** @enum {string} */
            idType?: "RESIDENT_ID" | "PASSPORT" | "UNIFIED_SOCIAL_CREDIT" | "OTHER";
            name: string;
            phone?: string;
            /** @enum {string} */
            role: "APPLICANT" | "RESPONDENT" | "OTHER";
        };
        PlaceRule: {
            from?: string;
            otherwise?: string;
            values?: {
                [key: string]: string;
            };
        };
        Problem: {
            detail?: string;
            field?: string;
            status?: unknown;
            title?: string;
            type?: string;
        } & {
            [key: string]: unknown;
        };
        ProposalView: {
            code: string;
            /** @enum {string} */
            field: "TYPE" | "DEPARTMENT";
            keyword?: string;
            name: string;
        };
        Question: {
            code: string;
            mandatory: boolean;
            name: string;
            override: boolean;
        };
        QueueItem: {
            address?: string;
            area: string;
            availableActions: components["schemas"]["ActionView"][];
            /** @enum {string} */
            certainty: "PROVISIONAL" | "CONFIRMED" | "REVIEW_DUE";
            clock?: components["schemas"]["ClockView"];
            /** @enum {string} */
            colour: "NONE" | "BLUE" | "YELLOW" | "RED";
            departments: components["schemas"]["ShareView"][];
            /** Format: date-time */
            foundAt: string;
            hidden: ("EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG")[];
            /** Format: uuid */
            id: string;
            lead?: string;
            /** Format: uuid */
            mergedInto?: string;
            /** @enum {string} */
            mode: "ACTUAL" | "EXERCISE";
            /** @enum {string} */
            nextAction?: "ACCEPT" | "ASSIGN" | "SIGN" | "SHARE_ACCEPT" | "SHARE_DONE" | "HAND_OVER" | "RETURN" | "SHARE_REJECT" | "MERGE";
            number: string;
            partiesMasked?: string;
            /** Format: int32 */
            partyCount?: number;
            place: string;
            proposals?: components["schemas"]["ProposalView"][];
            /** Format: date-time */
            raisedAt: string;
            raisedBy: string;
            restricted: boolean;
            source: string;
            sourceName: string;
            /** @enum {string} */
            status: "REGISTERED" | "ACCEPTED" | "ASSIGNED" | "INVESTIGATING" | "RESOLVING" | "PERFORMING" | "GUIDED" | "OUTCOME_RECORDED" | "PENDING_WRITE_OFF" | "WRITTEN_OFF" | "ARCHIVED" | "REOPENED" | "DECLINED" | "REFERRED_OUT" | "MERGED";
            statusName: string;
            title?: string;
            type: string;
            typeName: string;
            /** Format: date-time */
            updatedAt: string;
            /** Format: int64 */
            version: number;
        };
        QueuePage: {
            /** Format: int64 */
            estimate?: number;
            items: components["schemas"]["QueueItem"][];
            next?: string;
        };
        RaiseCase: {
            address?: string;
            answers?: {
                [key: string]: "YES" | "NO";
            };
            area: string;
            departments?: string[];
            externalRef?: string;
            /** Format: date-time */
            foundAt?: string;
            /** @enum {string} */
            mode?: "ACTUAL" | "EXERCISE";
            narrative?: string;
            parties?: components["schemas"]["Party"][];
            /** Format: int32 */
            partyCount?: number;
            restricted?: boolean;
            scale?: string;
            source: string;
            title: string;
            type: string;
        };
        ReadEntry: {
            /** Format: date-time */
            at: string;
            caseIds: string[];
            department: string;
            fields: string[];
            operation: string;
            policy: string;
            /** Format: int64 */
            position: number;
            purpose: string;
            reader: string;
            readerName: string;
        };
        ReadPage: {
            items: components["schemas"]["ReadEntry"][];
            /** Format: int64 */
            next?: number;
        };
        Return: {
            reason: string;
        };
        RowError: {
            column?: string;
            /** Format: int32 */
            line: number;
            reason?: string;
            value?: string;
        };
        SavedMappingView: {
            builtIn: boolean;
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            mapping: components["schemas"]["ImportMapping"];
            name: string;
        };
        ShareAccept: unknown;
        ShareDone: {
            note?: string;
        };
        ShareReject: {
            reason: string;
        };
        ShareView: {
            department: string;
            name: string;
            reason?: string;
            /** @enum {string} */
            share: "REQUESTED" | "ACCEPTED" | "REJECTED" | "DONE";
        };
        Sign: unknown;
        Started: {
            /** Format: uuid */
            id: string;
        };
        TimelineItem: {
            /** Format: date-time */
            at: string;
            byDepartment: string;
            byName: string;
            note?: string;
            /** Format: uuid */
            otherCase?: string;
            reason?: string;
            /** Format: int64 */
            sequence: number;
            toDepartment?: string;
            /** @enum {string} */
            what: "REGISTERED" | "ACCEPTED" | "ASSIGNED" | "SIGNED" | "RETURNED" | "HANDED_OVER" | "MERGED" | "ABSORBED" | "SHARE_ACCEPTED" | "SHARE_REJECTED" | "SHARE_DONE";
            whatName: string;
        };
        Verification: {
            /** Format: date-time */
            brokenBefore?: string;
            /** Format: int64 */
            brokenSeal?: number;
            complete: boolean;
            /** Format: int64 */
            entries: number;
            intact: boolean;
            lastHash?: string;
            /** Format: int64 */
            notYetSealed: number;
            /** Format: int64 */
            seals: number;
            why?: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
