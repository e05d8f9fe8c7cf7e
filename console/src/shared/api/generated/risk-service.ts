// Generated from docs/api/risk-service.json by `npm run types`.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Cap: {
            group: string;
            /** Format: int32 */
            most: number;
            /** Format: int32 */
            sum: number;
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
        DiscardReason: {
            reason: string;
        };
        HiddenFields: {
            /** @enum {string} */
            fields: "EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG";
            /** @enum {string} */
            reason: "OUTSIDE_AREA" | "RESTRICTED" | "NOT_ON_CASE" | "NO_LONGER_ON_CASE" | "NOT_LEAD" | "NEVER_FOR_DEPARTMENT" | "NOT_FOR_ROLE";
        };
        LoweringChange: {
            change: string;
            factor?: string;
            name: string;
        };
        PastAssessment: {
            /** Format: date-time */
            assessedAt: string;
            cause: string;
            /** @enum {string} */
            certainty: "PROVISIONAL" | "CONFIRMED" | "REVIEW_DUE";
            /** @enum {string} */
            colour: "NONE" | "BLUE" | "YELLOW" | "RED";
            override: boolean;
            /** Format: int32 */
            points: number;
            ruleSet: string;
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
        RiskOfCase: {
            /** Format: date-time */
            assessedAt?: string;
            caps?: components["schemas"]["Cap"][];
            /** Format: uuid */
            caseId: string;
            /** @enum {string} */
            certainty: "PROVISIONAL" | "CONFIRMED" | "REVIEW_DUE";
            /** @enum {string} */
            colour: "NONE" | "BLUE" | "YELLOW" | "RED";
            explanation?: string;
            hidden: components["schemas"]["HiddenFields"][];
            history?: components["schemas"]["PastAssessment"][];
            missing?: components["schemas"]["UnansweredQuestion"][];
            override?: boolean;
            /** Format: int32 */
            points?: number;
            reasons?: components["schemas"]["RiskReason"][];
            ruleSet?: string;
            toLower?: components["schemas"]["LoweringChange"][];
        };
        RiskReason: {
            /** Format: date-time */
            evidenceAt: string;
            factor: string;
            name: string;
            override: boolean;
            /** Format: int32 */
            points: number;
        };
        UnansweredQuestion: {
            code: string;
            name: string;
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
