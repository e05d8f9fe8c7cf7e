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
        AcceptMove: {
            address: string;
            area: string;
        };
        ActionItem: {
            /** Format: uuid */
            action: string;
            department: string;
            /** Format: date */
            dueOn: string;
            settled?: string;
            /** @enum {string} */
            state: "OPEN" | "DONE" | "RETURNED";
            what?: string;
        };
        ActionView: {
            /** @enum {string} */
            action: "ACCEPT" | "ASSIGN" | "SIGN" | "START_RESOLVING" | "PERFORM" | "APPLY_WRITE_OFF" | "SHARE_ACCEPT" | "SHARE_DONE" | "CONTACT" | "REPORT_BACK" | "AMEND" | "COMMIT" | "PLAN" | "FOLLOW_UP" | "AGREE" | "MEDIATE" | "PROTECT" | "REPORT_DANGER" | "SAFEGUARD" | "MAKE_PAPER" | "RECORD_OUTCOME" | "PASS_WRITE_OFF" | "FAIL_WRITE_OFF" | "SHARE_ASK" | "RESTRICT" | "LIFT_RESTRICTION" | "PAUSE" | "RESUME" | "ASK_EXTENSION" | "GRANT_EXTENSION" | "REFUSE_EXTENSION" | "RAISE_UP" | "INSTRUCT" | "SUPERVISE" | "CANCEL_SUPERVISION" | "HAND_OVER" | "RETURN" | "SHARE_WAIVE" | "SHARE_REVOKE" | "SHARE_REJECT" | "BREACH" | "GUIDE" | "REOPEN" | "MERGE" | "DECLINE" | "REFER_OUT";
            allowed: boolean;
            href: string;
            method: string;
            name: string;
            reason?: string;
        };
        ActivityPage: {
            items: components["schemas"]["ActivityView"][];
            next?: string;
        };
        ActivityView: {
            area: string;
            /** Format: int32 */
            attendance: number;
            /** Format: date */
            day: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "LECTURE" | "VISIT" | "LIVE_STREAM";
            place: string;
            /** @enum {string} */
            status: "PLANNED" | "HELD" | "CANCELLED";
            statusName: string;
            /** Format: uuid */
            studioId: string;
            topic: string;
            venue?: string;
            /** Format: int64 */
            version: number;
            /** Format: int32 */
            views: number;
        };
        AddMember: {
            /** Format: uuid */
            official: string;
            role: string;
            /** Format: date */
            since: string;
            /** Format: date */
            until?: string;
        };
        AgendaItem: {
            actions: components["schemas"]["ActionItem"][];
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            dissents?: components["schemas"]["DissentView"][];
            /** Format: uuid */
            item: string;
            minutes?: string;
            topic?: string;
        };
        Agree: {
            /** @enum {string} */
            form: "WRITTEN" | "ORAL" | "PARTIAL";
            note?: string;
        };
        AgreedInstalment: {
            /** Format: int64 */
            amountFen: number;
            /** Format: date */
            due: string;
        };
        AgreedTerm: {
            /** Format: int64 */
            amountFen?: number;
            /** @enum {string} */
            identity?: "DIVORCE" | "CUSTODY" | "ADOPTION" | "INHERITANCE";
            instalments?: components["schemas"]["AgreedInstalment"][];
            text: string;
        };
        AgreedTermView: {
            /** Format: int64 */
            amountFen?: number;
            confirmable: boolean;
            /** @enum {string} */
            identity?: "DIVORCE" | "CUSTODY" | "ADOPTION" | "INHERITANCE";
            /** Format: int32 */
            number: number;
            text: string;
        };
        AgreementView: {
            /** Format: int64 */
            amountFen: number;
            /** Format: date-time */
            draftedAt: string;
            /** Format: date-time */
            effectiveAt?: string;
            /** @enum {string} */
            form: "WRITTEN" | "ORAL" | "PARTIAL";
            manner?: string;
            promises: components["schemas"]["PromiseView"][];
            signatures: components["schemas"]["SignatureView"][];
            terms?: components["schemas"]["AgreedTermView"][];
            unsigned: ("APPLICANT" | "RESPONDENT" | "MEDIATOR" | "COMMITTEE")[];
        };
        AmendCase: {
            address?: string;
            answers?: components["schemas"]["Answered"][];
            narrative?: string;
            parties?: components["schemas"]["PartyChange"][];
            /** Format: int32 */
            partyCount?: number;
            reason: string;
            title?: string;
        };
        AmendmentPage: {
            items: components["schemas"]["AmendmentView"][];
            /** Format: int64 */
            next?: number;
        };
        AmendmentView: {
            address?: string;
            answers?: {
                [key: string]: "YES" | "NO";
            };
            /** Format: date-time */
            at: string;
            byDepartment: string;
            byName: string;
            changed: ("PARTIES" | "NARRATIVE" | "ADDRESS" | "ANSWERS")[];
            narrative?: string;
            parties?: components["schemas"]["PartyView"][];
            /** Format: int32 */
            partyCount?: number;
            reason?: string;
            title?: string;
            /** Format: int64 */
            version: number;
        };
        AnswerHandover: {
            /** @enum {string} */
            level: "L3" | "L2" | "L1";
            reason?: string;
            /** @enum {string} */
            seat: "HOLDER" | "DEPUTY";
        };
        AnswerInvitation: {
            coming: boolean;
            reason?: string;
        };
        Answered: {
            /** @enum {string} */
            answer: "YES" | "NO";
            corrects?: boolean;
            /** Format: date-time */
            observedAt?: string;
            question: string;
        };
        ApplyForConfirmation: {
            court: string;
            sides: ("APPLICANT" | "RESPONDENT" | "OTHER")[];
            terms?: number[];
        };
        ApplyForOrder: {
            /** Format: date-time */
            acceptedAt: string;
            against: string;
            applicant: string;
            court: string;
            measures?: string;
            note?: string;
            protects: string;
            urgent: boolean;
        };
        ApplyWriteOff: {
            note: string;
        };
        Appoint: {
            /** @enum {string} */
            level: "L3" | "L2" | "L1";
            /** Format: uuid */
            official: string;
            /** @enum {string} */
            seat: "HOLDER" | "DEPUTY";
            /** Format: date-time */
            since?: string;
        };
        AreaNode: {
            children: components["schemas"]["AreaNode"][];
            /** @enum {string} */
            kind: "CITY" | "SUBDISTRICT" | "COMMUNITY" | "GRID" | "BUILDING";
            name: string;
            path: string;
        };
        AskExtension: {
            reason: string;
        };
        AskForReply: {
            token: string;
        };
        Asked: {
            answer: string;
            question: string;
        };
        Assign: {
            department: string;
            note?: string;
        };
        AssignGrid: {
            area: string;
            reason?: string;
            /** Format: int32 */
            target: number;
            worker: string;
            workerName: string;
        };
        AxesView: {
            /** Format: date-time */
            closedAt?: string;
            extensionAsked: boolean;
            outcome?: string;
            outcomeName?: string;
            pauseReason?: string;
            pauseReasonName?: string;
            /** Format: date-time */
            pauseUntil?: string;
            /** Format: int32 */
            reopened: number;
            /** @enum {string} */
            supervision: "NONE" | "ORDINARY" | "YELLOW_CARD" | "RED_CARD";
            /** @enum {string} */
            tier: "L3" | "L2" | "L1";
        };
        BeginDuty: {
            duty: string;
            measures: string;
            note?: string;
            /** Format: date */
            on: string;
            protects: string;
            /** Format: date */
            until: string;
        };
        BookSlot: {
            /** Format: uuid */
            caseId?: string;
            dual?: boolean;
            /** Format: uuid */
            householdId?: string;
            members?: string[];
            professions?: ("MEDIATOR" | "LAWYER" | "PSYCHOLOGIST" | "OTHER")[];
            /** Format: date-time */
            start: string;
        };
        BookedMember: {
            /** Format: uuid */
            member: string;
            name: string;
            /** @enum {string} */
            profession: "MEDIATOR" | "LAWYER" | "PSYCHOLOGIST" | "OTHER";
            professionName: string;
        };
        BookingPage: {
            items: components["schemas"]["BookingView"][];
            next?: string;
        };
        BookingView: {
            /** Format: date-time */
            bookedAt: string;
            bookedBy: string;
            /** Format: uuid */
            caseId?: string;
            dual: boolean;
            /** Format: date-time */
            end: string;
            /** Format: uuid */
            householdId?: string;
            /** Format: uuid */
            id: string;
            members: components["schemas"]["BookedMember"][];
            reason?: string;
            /** Format: int32 */
            room: number;
            /** Format: date-time */
            start: string;
            /** @enum {string} */
            status: "BOOKED" | "KEPT" | "NO_SHOW" | "CANCELLED";
            statusName: string;
            /** Format: uuid */
            studioId: string;
            /** Format: int64 */
            version: number;
        };
        Breach: {
            reason: string;
            /** @enum {string} */
            to: "REGISTERED" | "ACCEPTED" | "ASSIGNED" | "INVESTIGATING" | "RESOLVING" | "PERFORMING" | "GUIDED" | "OUTCOME_RECORDED" | "PENDING_WRITE_OFF" | "WRITTEN_OFF" | "ARCHIVED" | "REOPENED" | "DECLINED" | "REFERRED_OUT" | "MERGED";
        };
        BreachProtection: {
            /** Format: date */
            on: string;
            reason: string;
        };
        BreakCommitment: {
            reason: string;
        };
        BreakPromise: {
            /** Format: uuid */
            evidence?: string;
            /** Format: date */
            on: string;
            /** Format: int32 */
            promise: number;
            reason: string;
            /** @enum {string} */
            to: "REGISTERED" | "ACCEPTED" | "ASSIGNED" | "INVESTIGATING" | "RESOLVING" | "PERFORMING" | "GUIDED" | "OUTCOME_RECORDED" | "PENDING_WRITE_OFF" | "WRITTEN_OFF" | "ARCHIVED" | "REOPENED" | "DECLINED" | "REFERRED_OUT" | "MERGED";
        };
        CalendarYearView: {
            /** Format: date-time */
            enteredAt: string;
            enteredBy: string;
            holidays: string[];
            makeUpDays: string[];
            source: string;
            /** Format: int32 */
            year: number;
        };
        CalendarYears: {
            items: components["schemas"]["CalendarYearView"][];
            missing: number[];
        };
        CallMeeting: {
            agenda: components["schemas"]["Topic"][];
            area: string;
            departments: string[];
            place: string;
            /** Format: date-time */
            startsAt: string;
        };
        CampaignDraft: {
            approvalNumber?: string;
            area: string;
            /** Format: date */
            beginsOn?: string;
            departments?: string[];
            /** Format: date */
            endsOn?: string;
            legalBasis?: string;
            name: string;
            questions?: components["schemas"]["CampaignQuestion"][];
            scope?: components["schemas"]["CampaignPlace"][];
        };
        CampaignItem: {
            area: string;
            /** Format: date */
            beginsOn?: string;
            departments: string[];
            /** Format: date */
            endsOn?: string;
            /** Format: uuid */
            id: string;
            lead?: string;
            name: string;
            /** @enum {string} */
            state: "DRAFT" | "OPEN" | "CLOSED" | "ERASED" | "CANCELLED";
            stateName: string;
            /** Format: int64 */
            version: number;
        };
        CampaignPage: {
            items: components["schemas"]["CampaignItem"][];
            /** Format: uuid */
            next?: string;
        };
        CampaignPlace: {
            area: string;
            /** Format: int32 */
            households?: number;
        };
        CampaignQuestion: {
            code: string;
            /** Format: int32 */
            findingFrom?: number;
            findings?: string[];
            /** @enum {string} */
            kind: "YES_NO" | "CHOICE" | "NUMBER" | "TEXT";
            options?: string[];
            text: string;
        };
        CampaignReason: {
            reason: string;
        };
        CampaignView: {
            approvalNumber?: string;
            area: string;
            /** Format: date */
            beginsOn?: string;
            /** Format: date-time */
            closedAt?: string;
            departments: string[];
            /** Format: date */
            endsOn?: string;
            /** Format: date-time */
            eraseBy?: string;
            /** Format: uuid */
            id: string;
            lead?: string;
            legalBasis?: string;
            name: string;
            /** Format: date-time */
            openedAt?: string;
            questions: components["schemas"]["CampaignQuestion"][];
            scope: components["schemas"]["CampaignPlace"][];
            /** @enum {string} */
            state: "DRAFT" | "OPEN" | "CLOSED" | "ERASED" | "CANCELLED";
            stateName: string;
            /** Format: int64 */
            version: number;
        };
        CancelActivity: {
            reason: string;
        };
        CancelBooking: {
            reason: string;
        };
        CancelMeeting: {
            reason: string;
        };
        CancelPatrol: {
            reason: string;
        };
        CancelSupervision: {
            reason: string;
        };
        CardPatrolView: {
            /** Format: int32 */
            withinHours?: number;
        };
        CardTaskView: {
            department: string;
            patrol?: components["schemas"]["CardPatrolView"];
            task: string;
        };
        CaseFileView: {
            kinds: components["schemas"]["FileKindView"][];
            missing: string[];
            /** @enum {string} */
            state: "OPEN" | "COMPLETE" | "SEALED";
            stateName: string;
            /** Format: int32 */
            volumes: number;
        };
        CasePreview: {
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            hidden: components["schemas"]["HiddenClass"][];
            shown: ("EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG")[];
            /** @enum {string} */
            standing: "OUTSIDE" | "SHUT_OUT" | "NEIGHBOUR" | "FORMER" | "ON_CASE" | "LEAD";
        };
        CasePrompt: {
            article: string;
            departments?: string[];
            href: string;
            /** @enum {string} */
            prompt: "MANDATORY_REPORT" | "RESTRICT" | "PROTECTION_UNDECIDED" | "PROTECTION_ENDING" | "SHARE_REFUSED";
            text: string;
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
            axes?: components["schemas"]["AxesView"];
            /** @enum {string} */
            certainty: "PROVISIONAL" | "CONFIRMED" | "REVIEW_DUE";
            clock?: components["schemas"]["ClockView"];
            clocks?: components["schemas"]["ClockDetail"][];
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
            nextAction?: "ACCEPT" | "ASSIGN" | "SIGN" | "START_RESOLVING" | "PERFORM" | "APPLY_WRITE_OFF" | "SHARE_ACCEPT" | "SHARE_DONE" | "CONTACT" | "REPORT_BACK" | "AMEND" | "COMMIT" | "PLAN" | "FOLLOW_UP" | "AGREE" | "MEDIATE" | "PROTECT" | "REPORT_DANGER" | "SAFEGUARD" | "MAKE_PAPER" | "RECORD_OUTCOME" | "PASS_WRITE_OFF" | "FAIL_WRITE_OFF" | "SHARE_ASK" | "RESTRICT" | "LIFT_RESTRICTION" | "PAUSE" | "RESUME" | "ASK_EXTENSION" | "GRANT_EXTENSION" | "REFUSE_EXTENSION" | "RAISE_UP" | "INSTRUCT" | "SUPERVISE" | "CANCEL_SUPERVISION" | "HAND_OVER" | "RETURN" | "SHARE_WAIVE" | "SHARE_REVOKE" | "SHARE_REJECT" | "BREACH" | "GUIDE" | "REOPEN" | "MERGE" | "DECLINE" | "REFER_OUT";
            number: string;
            ownWork?: ("EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG")[];
            parties?: components["schemas"]["PartyView"][];
            /** Format: int32 */
            partyCount?: number;
            place: string;
            prompts?: components["schemas"]["CasePrompt"][];
            proposals?: components["schemas"]["ProposalView"][];
            /** Format: date-time */
            raisedAt: string;
            raisedBy: string;
            responsible: components["schemas"]["ResponsibleView"][];
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
        CertificatePage: {
            items: components["schemas"]["ErasureCertificate"][];
            /** Format: int32 */
            next?: number;
        };
        ChainLevel: {
            deputy?: components["schemas"]["OfficialRef"];
            holder?: components["schemas"]["OfficialRef"];
            inherited: boolean;
            /** @enum {string} */
            level: "L3" | "L2" | "L1";
            of: string;
            ofName: string;
        };
        ChainView: {
            area: string;
            /** Format: date-time */
            at: string;
            levels: components["schemas"]["ChainLevel"][];
            place: string;
        };
        ChangeHousehold: {
            address: string;
            area: string;
            members: components["schemas"]["HouseholdMember"][];
            note?: string;
            reason: string;
        };
        ChangeOfficial: {
            area: string;
            department: string;
            name: string;
            phone?: string;
            posts: string[];
            subject?: string;
        };
        ChangeProtection: {
            measures: string;
            note?: string;
            /** Format: date */
            on: string;
        };
        ChangeStudio: {
            closedDays: string[];
            covers: string[];
            hours: components["schemas"]["Opening"][];
            name: string;
            profile: string;
            /** Format: int32 */
            rooms: number;
            skills: string[];
            /** Format: int32 */
            slotMinutes: number;
        };
        ChangeTeam: {
            areas: string[];
            kind: string;
            name: string;
        };
        CheckInPage: {
            items: components["schemas"]["CheckInView"][];
            /** Format: uuid */
            next?: string;
        };
        CheckInStop: {
            address?: string;
            area?: string;
            /** Format: date-time */
            at?: string;
            note?: string;
            /** @enum {string} */
            observed: "NOTHING" | "SOMETHING";
            restricted?: boolean;
            /** Format: uuid */
            stop: string;
            title?: string;
        };
        CheckInView: {
            area: string;
            /** Format: date-time */
            at: string;
            byDepartment: string;
            byName: string;
            /** Format: uuid */
            clue?: string;
            /** Format: uuid */
            id: string;
            note?: string;
            /** @enum {string} */
            observed: "NOTHING" | "SOMETHING";
            /** Format: date-time */
            receivedAt: string;
            /** Format: uuid */
            stop: string;
        };
        ChooseMediator: {
            chosenBy?: ("APPLICANT" | "RESPONDENT" | "OTHER")[];
            name?: string;
            relation?: string;
            subject: string;
        };
        ClockDetail: {
            article: string;
            /** Format: date-time */
            dueAt?: string;
            /** @enum {string} */
            kind: "ACCEPT" | "SIGN" | "FIRST_CONTACT" | "FIRST_REPORT" | "SILENCE" | "JOINT_MEETING" | "PLAN" | "RESOLVE" | "JUDICIAL_CONFIRMATION" | "PETITION_ACCEPTANCE" | "PETITION_REROUTE" | "PETITION_CONCLUSION" | "PROTECTION_ORDER" | "PROTECTION_ORDER_URGENT" | "PROTECTION_ORDER_VALIDITY";
            /** @enum {string} */
            level: "NONE" | "MISSED" | "L2" | "L1";
            /** Format: date-time */
            metAt?: string;
            /** Format: int32 */
            missingYear?: number;
            name: string;
            /** Format: date-time */
            startedAt: string;
            /** @enum {string} */
            state: "RUNNING" | "PAUSED" | "MET" | "BREACHED";
            /** Format: date-time */
            toL1At?: string;
            /** Format: date-time */
            toL2At?: string;
        };
        ClockView: {
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            kind: "ACCEPT" | "SIGN" | "FIRST_CONTACT" | "FIRST_REPORT" | "SILENCE" | "JOINT_MEETING" | "PLAN" | "RESOLVE" | "JUDICIAL_CONFIRMATION" | "PETITION_ACCEPTANCE" | "PETITION_REROUTE" | "PETITION_CONCLUSION" | "PROTECTION_ORDER" | "PROTECTION_ORDER_URGENT" | "PROTECTION_ORDER_VALIDITY";
            name: string;
            overdue: boolean;
        };
        CloseHousehold: {
            /** @enum {string} */
            as: "ACTIVE" | "MOVED_AWAY" | "CLOSED";
            reason: string;
        };
        CloseStudio: {
            reason: string;
        };
        ClueCounts: {
            byState: {
                [key: string]: number;
            };
        };
        ClueItem: {
            area: string;
            /** @enum {string} */
            channel: "IN_PERSON" | "PHONE" | "APP" | "LETTER" | "PATROL" | "SCREENING" | "OTHER";
            /** Format: date-time */
            foundAt: string;
            /** Format: uuid */
            id: string;
            lead?: string;
            place: string;
            /** Format: date-time */
            reportedAt: string;
            source: string;
            sourceName: string;
            /** @enum {string} */
            state: "REPORTED" | "VERIFIED" | "UNFOUNDED" | "MERGED" | "PROMOTED";
            stateName: string;
            title?: string;
            /** Format: int64 */
            version: number;
        };
        CluePage: {
            items: components["schemas"]["ClueItem"][];
            /** Format: uuid */
            next?: string;
        };
        ClueUnfounded: {
            reason: string;
        };
        ClueView: {
            address?: string;
            area: string;
            /** Format: uuid */
            caseId?: string;
            caseNumber?: string;
            /** @enum {string} */
            channel: "IN_PERSON" | "PHONE" | "APP" | "LETTER" | "PATROL" | "SCREENING" | "OTHER";
            departments: string[];
            /** Format: date-time */
            erasedAt?: string;
            /** Format: date-time */
            foundAt: string;
            /** Format: uuid */
            id: string;
            lead?: string;
            /** Format: uuid */
            mergedInto?: string;
            narrative?: string;
            /** @enum {string} */
            origin?: "CAMPAIGN" | "PATROL";
            /** Format: uuid */
            originId?: string;
            parties?: components["schemas"]["PartyView"][];
            place: string;
            reason?: string;
            /** Format: date-time */
            reportedAt: string;
            restricted: boolean;
            result?: string;
            source: string;
            sourceName: string;
            /** @enum {string} */
            state: "REPORTED" | "VERIFIED" | "UNFOUNDED" | "MERGED" | "PROMOTED";
            stateName: string;
            title?: string;
            /** Format: int64 */
            version: number;
        };
        ConfirmationView: {
            /** Format: date-time */
            appliedAt?: string;
            court?: string;
            state: string;
            stateName: string;
            terms: number[];
            /** Format: date-time */
            until?: string;
        };
        ConsentView: {
            /** Format: date-time */
            at: string;
            given: boolean;
            recordedBy: string;
            /** @enum {string} */
            side: "APPLICANT" | "RESPONDENT" | "OTHER";
        };
        Contact: {
            note: string;
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
        CoverageOfPlace: {
            area?: string;
            /** Format: int32 */
            done: number;
            /** Format: int32 */
            findings: number;
            /** Format: int32 */
            finished: number;
            /** Format: int32 */
            grids: number;
            /** Format: int32 */
            nobodyHome: number;
            place?: string;
            /** Format: int32 */
            refused: number;
            /** Format: int32 */
            target?: number;
            /** Format: int32 */
            visited: number;
            worker?: string;
            workerName?: string;
        };
        CoveragePage: {
            /** Format: date */
            from: string;
            items: components["schemas"]["GridCoverage"][];
            next?: string;
            /** Format: date */
            until: string;
        };
        CoverageView: {
            items: components["schemas"]["CoverageOfPlace"][];
            next?: string;
            total: components["schemas"]["CoverageOfPlace"];
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
        DecideFinding: {
            clue?: components["schemas"]["FindingClue"];
            /** @enum {string} */
            kind: "CASE" | "CLUE" | "OBLIGATION" | "NOTHING";
            raise?: components["schemas"]["FindingCase"];
            reason?: string;
        };
        DecideOrder: {
            /** Format: date-time */
            decidedAt: string;
            /** @enum {string} */
            decision: "GRANTED" | "REFUSED" | "WITHDRAWN";
            measures?: string;
            note?: string;
            /** Format: date */
            until?: string;
        };
        Decision: {
            department: string;
            /** Format: date */
            dueOn: string;
            /** Format: uuid */
            item: string;
            what: string;
        };
        Decline: {
            reason: string;
        };
        DeliverLetter: {
            against: string;
            note?: string;
            /** Format: date */
            on: string;
            protects: string;
            station: string;
            /** Format: date */
            until: string;
        };
        DepartmentPreview: {
            cases: components["schemas"]["CasePreview"][];
            department: string;
        };
        Dictionaries: {
            confirmationStates: components["schemas"]["Entry"][];
            departments: components["schemas"]["Entry"][];
            documentKinds: components["schemas"]["Entry"][];
            outcomes: components["schemas"]["Entry"][];
            patrolPurposes: components["schemas"]["Entry"][];
            pauseReasons: components["schemas"]["Entry"][];
            posts: components["schemas"]["Entry"][];
            protectionApplicants: components["schemas"]["Entry"][];
            protectionDuties: components["schemas"]["Entry"][];
            questions: components["schemas"]["Question"][];
            scales: components["schemas"]["Entry"][];
            sources: components["schemas"]["Entry"][];
            statuses: components["schemas"]["Entry"][];
            teamKinds: components["schemas"]["Entry"][];
            teamRoles: components["schemas"]["Entry"][];
            types: components["schemas"]["Entry"][];
        };
        DiscardReason: {
            reason: string;
        };
        DismissRelapse: {
            reason: string;
        };
        Dissent: {
            department: string;
            /** Format: uuid */
            item: string;
            text: string;
        };
        DissentView: {
            department: string;
            text: string;
        };
        DocumentPage: {
            items: components["schemas"]["DocumentView"][];
            /** Format: uuid */
            next?: string;
        };
        DocumentView: {
            /** Format: int64 */
            bytes: number;
            contact: boolean;
            /** Format: int32 */
            edition: number;
            /** Format: date-time */
            filedAt: string;
            filedByDepartment: string;
            filedByName: string;
            fromCase?: string;
            /** Format: uuid */
            id: string;
            kind: string;
            kindName: string;
            made: boolean;
            mediaType: string;
            /** Format: uuid */
            replacedBy?: string;
            /** Format: uuid */
            replaces?: string;
            /** @enum {string} */
            scan: "CLEAN" | "NOT_SCANNED";
            /** Format: int64 */
            sequence: number;
            sha256: string;
            title?: string;
        };
        DraftAgreement: {
            /** @enum {string} */
            form: "WRITTEN" | "ORAL" | "PARTIAL";
            manner: string;
            terms: components["schemas"]["AgreedTerm"][];
        };
        DualCoverage: {
            area: string;
            lawyer: boolean;
            missing: ("MEDIATOR" | "LAWYER" | "PSYCHOLOGIST" | "OTHER")[];
            place: string;
            psychologist: boolean;
            studioIds: string[];
            together: boolean;
        };
        DualCoveragePage: {
            items: components["schemas"]["DualCoverage"][];
            next?: string;
        };
        DutyView: {
            /** @enum {string} */
            level: "L3" | "L2" | "L1";
            next?: components["schemas"]["TermView"];
            official?: components["schemas"]["OfficialRef"];
            proposed?: components["schemas"]["HandoverView"];
            /** @enum {string} */
            seat: "HOLDER" | "DEPUTY";
            /** Format: date-time */
            since?: string;
        };
        EndMediation: {
            /** @enum {string} */
            cause: "FAILED" | "TIME_OVER";
            reason: string;
        };
        EndMember: {
            /** Format: date */
            lastDay: string;
            /** Format: uuid */
            official: string;
            role: string;
        };
        EndMove: {
            reason: string;
        };
        EndedView: {
            /** Format: date-time */
            endedAt: string;
            /** Format: date-time */
            openedAt: string;
            /** @enum {string} */
            outcome: "REFUSED" | "FAILED" | "TIME_OVER" | "BREACHED" | "PERFORMED";
        };
        EndingView: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            outcome: "REFUSED" | "FAILED" | "TIME_OVER" | "BREACHED" | "PERFORMED";
            reason?: string;
            /** @enum {string} */
            side?: "APPLICANT" | "RESPONDENT" | "OTHER";
        };
        EnterLimit: {
            article: string;
            consequence: string;
            extension?: components["schemas"]["ExtensionRule"];
            limit: components["schemas"]["Term"];
            pause?: components["schemas"]["PauseRule"];
            startEvent: string;
            toL1?: components["schemas"]["Term"];
            toL2?: components["schemas"]["Term"];
            warned: string[];
        };
        EnterRunCard: {
            tasks: components["schemas"]["CardTaskView"][];
        };
        EnterYear: {
            holidays: string[];
            makeUpDays: string[];
            source: string;
        };
        Entry: {
            code: string;
            name: string;
            short?: string;
        };
        ErasureCertificate: {
            /** Format: date-time */
            dueAt: string;
            /** Format: int32 */
            erased: number;
            /** Format: date-time */
            erasedAt: string;
            idsSha256: string;
            /** Format: int32 */
            nothing: number;
            /** Format: int32 */
            number: number;
            rule: string;
            /** Format: int32 */
            withdrawn: number;
            /** Format: int32 */
            withoutFinding: number;
        };
        Errors: {
            items: components["schemas"]["RowError"][];
            /** Format: int32 */
            next?: number;
        };
        ExchangeView: {
            answer: string;
            question: string;
        };
        ExplainedVisit: {
            area: string;
            /** Format: date-time */
            at: string;
            explanation?: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            outcome: "NOBODY_HOME" | "REFUSED" | "DONE";
            suspicions: components["schemas"]["VisitSuspicion"][];
            workerName: string;
        };
        ExtensionRule: {
            consentOfBoth: boolean;
            term: components["schemas"]["Term"];
            /** Format: int32 */
            times: number;
        };
        FailWriteOff: {
            reason: string;
            /** @enum {string} */
            to: "REGISTERED" | "ACCEPTED" | "ASSIGNED" | "INVESTIGATING" | "RESOLVING" | "PERFORMING" | "GUIDED" | "OUTCOME_RECORDED" | "PENDING_WRITE_OFF" | "WRITTEN_OFF" | "ARCHIVED" | "REOPENED" | "DECLINED" | "REFERRED_OUT" | "MERGED";
        };
        FileKindView: {
            /** Format: int32 */
            documents: number;
            kind: string;
            name: string;
            /** @enum {string} */
            need: "MUST" | "AS_NEEDED" | "MADE_AT_BINDING";
            present: boolean;
        };
        FileReport: {
            kind: string;
            reporter?: components["schemas"]["Reporter"];
            text: string;
        };
        FindingAnswer: {
            answer: string;
            code: string;
            question: string;
        };
        FindingCase: {
            departments?: string[];
            narrative?: string;
            restricted?: boolean;
            title: string;
            type: string;
        };
        FindingClue: {
            departments?: string[];
            narrative?: string;
            restricted?: boolean;
            title: string;
        };
        FindingPage: {
            items: components["schemas"]["FindingView"][];
            /** Format: uuid */
            next?: string;
        };
        FindingView: {
            address?: string;
            answers?: components["schemas"]["FindingAnswer"][];
            area: string;
            /** Format: date-time */
            at: string;
            caseNumber?: string;
            /** Format: uuid */
            caseRaised?: string;
            /** Format: uuid */
            clue?: string;
            /** Format: date-time */
            decidedAt?: string;
            decidedBy?: string;
            /** Format: date-time */
            handedOnAt?: string;
            /** Format: uuid */
            household?: string;
            /** Format: uuid */
            id: string;
            reason?: string;
            /** @enum {string} */
            state: "OPEN" | "CASE" | "CLUE" | "OBLIGATION" | "NOTHING";
            /** Format: int64 */
            version: number;
        };
        FinishPatrol: {
            reason?: string;
        };
        FlagChild: {
            reason: string;
        };
        FlagViolence: {
            reason: string;
        };
        FollowUp: {
            note: string;
            reached: boolean;
            /** @enum {string} */
            side: "APPLICANT" | "RESPONDENT" | "OTHER";
        };
        FollowUpHousehold: {
            /** @enum {string} */
            how: "VISIT" | "PHONE" | "OTHER";
            /** Format: date */
            nextDue?: string;
            note?: string;
            /** Format: date */
            on: string;
        };
        FollowUpPage: {
            items: components["schemas"]["FollowUpView"][];
            /** Format: int64 */
            next?: number;
        };
        FollowUpView: {
            byDepartment: string;
            byName: string;
            how: string;
            /** Format: date */
            nextDue?: string;
            note?: string;
            /** Format: date */
            on: string;
            /** Format: int64 */
            version: number;
        };
        FormTeam: {
            areas: string[];
            home: string;
            kind: string;
            name: string;
        };
        FoundAt: {
            formats: string[];
            from: string;
            zone: string;
        };
        GapItem: {
            area: string;
            gaps: components["schemas"]["GapView"][];
            place: string;
        };
        GapPage: {
            items: components["schemas"]["GapItem"][];
            next?: string;
        };
        GapView: {
            /** @enum {string} */
            level: "L3" | "L2" | "L1";
            /** Format: date */
            until?: string;
            /** @enum {string} */
            what: "NO_HOLDER" | "NO_DEPUTY" | "HOLDER_ENDS" | "DEPUTY_ENDS";
        };
        GrantExtension: {
            bothAgreed: boolean;
            note: string;
        };
        GridCoverage: {
            area: string;
            /** Format: date */
            lastOn?: string;
            /** Format: int32 */
            patrols: number;
            place: string;
            /** Format: int32 */
            stops: number;
            /** Format: int32 */
            visited: number;
        };
        GroupForm: {
            area: string;
            departments?: string[];
            /** @enum {string} */
            kind: "TEN_HOUSEHOLDS" | "BUILDING_COMMUNITY";
            leader: components["schemas"]["GroupPerson"];
            members: components["schemas"]["GroupPerson"][];
            name: string;
        };
        GroupItem: {
            area: string;
            /** Format: int32 */
            households: number;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "TEN_HOUSEHOLDS" | "BUILDING_COMMUNITY";
            lead?: string;
            name: string;
            /** @enum {string} */
            state: "ACTIVE" | "DISSOLVED";
            /** Format: int64 */
            version: number;
        };
        GroupPage: {
            items: components["schemas"]["GroupItem"][];
            /** Format: uuid */
            next?: string;
        };
        GroupPerson: {
            household?: string;
            name: string;
            phone?: string;
        };
        GroupReason: {
            reason: string;
        };
        GroupView: {
            area: string;
            departments: string[];
            /** Format: int32 */
            households: number;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "TEN_HOUSEHOLDS" | "BUILDING_COMMUNITY";
            lead?: string;
            leader?: components["schemas"]["GroupPerson"];
            members?: components["schemas"]["GroupPerson"][];
            name: string;
            /** @enum {string} */
            state: "ACTIVE" | "DISSOLVED";
            /** Format: int64 */
            version: number;
        };
        GuardView: {
            /** @enum {string} */
            guard: "OUTCOME_SET" | "PERFORMED_OR_GUIDED" | "TASKS_DONE" | "DOCUMENTS_PRESENT" | "FOLLOWED_UP" | "NOT_RED" | "NOT_PROVISIONAL" | "YELLOW_BY_L2" | "OTHER_EYES" | "NO_PROTECTION_OPEN" | "RISK_REVIEWED";
            met: boolean;
            name: string;
            reason?: string;
        };
        Guide: {
            /** @enum {string} */
            cause: "FAILED" | "REFUSED" | "TIME_OVER" | "BREACHED";
            reason: string;
        };
        HandOver: {
            department: string;
            reason: string;
        };
        HandoverView: {
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            proposedAt: string;
            successor?: components["schemas"]["OfficialRef"];
        };
        HelpTask: {
            /** Format: date */
            dueOn: string;
            household: string;
            what: string;
        };
        HelpTaskView: {
            /** Format: date */
            dueOn: string;
            household?: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "OPEN" | "DONE" | "CANCELLED";
            /** Format: int64 */
            version: number;
            what?: string;
        };
        HiddenClass: {
            /** @enum {string} */
            fieldClass: "EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG";
            reason: string;
            /** @enum {string} */
            why: "OUTSIDE_AREA" | "RESTRICTED" | "NOT_ON_CASE" | "NO_LONGER_ON_CASE" | "NOT_LEAD" | "NEVER_FOR_DEPARTMENT" | "NOT_FOR_ROLE";
        };
        HiddenFromThem: {
            /** @enum {string} */
            fieldClass: "EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG";
            reason: string;
            /** @enum {string} */
            why: "OUTSIDE_AREA" | "RESTRICTED" | "NOT_ON_CASE" | "NO_LONGER_ON_CASE" | "NOT_LEAD" | "NEVER_FOR_DEPARTMENT" | "NOT_FOR_ROLE";
        };
        Hint: {
            /** Format: uuid */
            id: string;
            number: string;
            place: string;
            /** Format: date-time */
            raisedAt: string;
            reasons: ("SAME_ADDRESS" | "SAME_DOCUMENT" | "SAME_PHONE" | "SAME_PARTIES" | "SAME_NAME" | "SAME_TYPE_IN_GRID" | "SIMILAR_TITLE" | "WITHIN_A_DAY")[];
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
            idNumber?: string;
            names?: string[];
            phone?: string;
            title?: string;
            type?: string;
        };
        HoldActivity: {
            /** Format: int32 */
            attendance: number;
            /** Format: int32 */
            views?: number;
        };
        HoldMeeting: {
            attended: string[];
            decisions?: components["schemas"]["Decision"][];
            dissents?: components["schemas"]["Dissent"][];
            /** Format: date-time */
            heldAt: string;
            minutes: components["schemas"]["Minutes"][];
            /** Format: date */
            reviewOn: string;
        };
        HoldSession: {
            /** Format: date-time */
            at?: string;
            heard: ("APPLICANT" | "RESPONDENT" | "OTHER")[];
            minutes: string;
            result: string;
            /** Format: int32 */
            session: number;
        };
        HouseholdItem: {
            address?: string;
            area: string;
            /** @enum {string} */
            colour?: "NONE" | "BLUE" | "YELLOW" | "RED";
            departments: string[];
            headMasked?: string;
            hidden: ("EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG")[];
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            memberCount?: number;
            /** Format: date */
            nextDue?: string;
            number: string;
            place: string;
            /** @enum {string} */
            status: "ACTIVE" | "MOVED_AWAY" | "CLOSED";
            /** Format: int64 */
            version: number;
        };
        HouseholdMember: {
            /** Format: int32 */
            birthYear?: number;
            /** @enum {string} */
            gender?: "MALE" | "FEMALE" | "UNKNOWN";
            idNumber?: string;
            /** @enum {string} */
            idType?: "RESIDENT_ID" | "PASSPORT" | "UNIFIED_SOCIAL_CREDIT" | "OTHER";
            name: string;
            phone?: string;
            /** @enum {string} */
            relation: "HEAD" | "SPOUSE" | "SON" | "DAUGHTER" | "GRANDCHILD" | "PARENT" | "GRANDPARENT" | "SIBLING" | "OTHER";
        };
        HouseholdMemberView: {
            /** Format: int32 */
            birthYear?: number;
            /** @enum {string} */
            gender?: "MALE" | "FEMALE" | "UNKNOWN";
            idNumber?: string;
            /** @enum {string} */
            idType?: "RESIDENT_ID" | "PASSPORT" | "UNIFIED_SOCIAL_CREDIT" | "OTHER";
            name: string;
            phone?: string;
            /** @enum {string} */
            relation: "HEAD" | "SPOUSE" | "SON" | "DAUGHTER" | "GRANDCHILD" | "PARENT" | "GRANDPARENT" | "SIBLING" | "OTHER";
            relationName: string;
        };
        HouseholdPage: {
            items: components["schemas"]["HouseholdItem"][];
            next?: string;
        };
        HouseholdView: {
            address?: string;
            area: string;
            building?: string;
            cases?: components["schemas"]["LinkedCase"][];
            /** Format: date-time */
            changedAt: string;
            /** @enum {string} */
            colour?: "NONE" | "BLUE" | "YELLOW" | "RED";
            departments: string[];
            hidden: ("EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG")[];
            /** Format: uuid */
            id: string;
            lead?: string;
            members?: components["schemas"]["HouseholdMemberView"][];
            moveTo?: string;
            /** Format: date */
            nextDue?: string;
            note?: string;
            number: string;
            /** Format: date-time */
            openedAt: string;
            place: string;
            /** @enum {string} */
            status: "ACTIVE" | "MOVED_AWAY" | "CLOSED";
            /** Format: int64 */
            version: number;
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
        ImportReport: {
            /** Format: int32 */
            added: number;
            dryRun: boolean;
            errors: components["schemas"]["PeopleRowError"][];
            /** Format: int32 */
            rows: number;
            /** Format: int32 */
            unchanged: number;
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
            state: "WAITING" | "RUNNING" | "FINISHED" | "FAILED" | "CANCELLED";
            /** Format: int32 */
            total?: number;
        };
        Instruct: {
            note: string;
        };
        IntervalsView: {
            /** Format: int64 */
            counselSeconds?: number;
            /** Format: date-time */
            counselledAt?: string;
            /** Format: date-time */
            foundAt: string;
            /** Format: int64 */
            reportSeconds: number;
            /** Format: date-time */
            reportedAt: string;
            /** Format: int64 */
            resolveSeconds?: number;
            /** Format: date-time */
            resolvedAt?: string;
            /** Format: int64 */
            totalSeconds?: number;
        };
        Investigate: {
            asked: string;
            /** Format: date-time */
            at: string;
            exchanges: components["schemas"]["Asked"][];
            place: string;
        };
        InvestigationView: {
            asked?: string;
            /** Format: date-time */
            at: string;
            by: string;
            exchanges?: components["schemas"]["ExchangeView"][];
            /** Format: int32 */
            number: number;
            place?: string;
        };
        InvitationView: {
            attended?: boolean;
            department: string;
            reason?: string;
            /** @enum {string} */
            state: "ASKED" | "COMING" | "DECLINED";
        };
        Item: {
            builtIn: boolean;
            name: string;
            title: string;
        };
        JoinStudio: {
            name: string;
            person?: string;
            /** @enum {string} */
            profession: "MEDIATOR" | "LAWYER" | "PSYCHOLOGIST" | "OTHER";
            /** Format: date */
            since: string;
            /** Format: date */
            until?: string;
        };
        KeepCommitment: {
            /** Format: uuid */
            evidence?: string;
            report?: string;
        };
        KeepPromise: {
            /** Format: uuid */
            evidence?: string;
            note?: string;
            /** Format: date */
            on: string;
            /** Format: int32 */
            promise: number;
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
        LeaveOffice: {
            /** Format: date */
            lastDay: string;
            reason?: string;
        };
        LeaveStudio: {
            /** Format: uuid */
            member: string;
            /** Format: date */
            until: string;
        };
        LiftRestriction: {
            reason: string;
        };
        LikelyCase: {
            /** Format: uuid */
            caseId: string;
            number: string;
            reasons: ("SAME_ADDRESS" | "SAME_PHONE")[];
            /** @enum {string} */
            status: "REGISTERED" | "ACCEPTED" | "ASSIGNED" | "INVESTIGATING" | "RESOLVING" | "PERFORMING" | "GUIDED" | "OUTCOME_RECORDED" | "PENDING_WRITE_OFF" | "WRITTEN_OFF" | "ARCHIVED" | "REOPENED" | "DECLINED" | "REFERRED_OUT" | "MERGED";
            typeName: string;
        };
        LikelyCases: {
            items: components["schemas"]["LikelyCase"][];
        };
        LikelyHousehold: {
            /** Format: uuid */
            id: string;
            number: string;
            place: string;
            reasons: ("SAME_ADDRESS" | "SAME_PHONE")[];
        };
        LikelyHouseholds: {
            items: components["schemas"]["LikelyHousehold"][];
        };
        LimitList: {
            items: components["schemas"]["LimitView"][];
        };
        LimitView: {
            article: string;
            /** @enum {string} */
            colour: "ANY" | "NONE" | "BLUE" | "YELLOW" | "RED";
            consequence: string;
            /** Format: date */
            effectiveFrom: string;
            /** Format: date-time */
            enteredAt: string;
            enteredBy: string;
            extension?: components["schemas"]["ExtensionRule"];
            house: boolean;
            /** @enum {string} */
            kind: "ACCEPT" | "SIGN" | "FIRST_CONTACT" | "FIRST_REPORT" | "SILENCE" | "JOINT_MEETING" | "PLAN" | "RESOLVE" | "JUDICIAL_CONFIRMATION" | "PETITION_ACCEPTANCE" | "PETITION_REROUTE" | "PETITION_CONCLUSION" | "PROTECTION_ORDER" | "PROTECTION_ORDER_URGENT" | "PROTECTION_ORDER_VALIDITY";
            limit: components["schemas"]["Term"];
            name: string;
            nameEn: string;
            pause?: components["schemas"]["PauseView"];
            startEvent: string;
            toL1?: components["schemas"]["Term"];
            toL2?: components["schemas"]["Term"];
            warned: string[];
        };
        LinkCase: {
            /** Format: uuid */
            caseId: string;
            person: string;
            reason: string;
        };
        LinkedCase: {
            /** Format: uuid */
            caseId: string;
            /** @enum {string} */
            colour: "NONE" | "BLUE" | "YELLOW" | "RED";
            /** Format: date-time */
            linkedAt: string;
            number: string;
            person?: string;
            /** @enum {string} */
            status: "REGISTERED" | "ACCEPTED" | "ASSIGNED" | "INVESTIGATING" | "RESOLVING" | "PERFORMING" | "GUIDED" | "OUTCOME_RECORDED" | "PENDING_WRITE_OFF" | "WRITTEN_OFF" | "ARCHIVED" | "REOPENED" | "DECLINED" | "REFERRED_OUT" | "MERGED";
            type: string;
            typeName: string;
        };
        ListExport: {
            reason: string;
        };
        MadePaperView: {
            /** Format: int64 */
            bytes: number;
            /** Format: uuid */
            document: string;
            kind: string;
            kindName: string;
            /** Format: date-time */
            madeAt: string;
            mediaType: string;
        };
        MakeCommitment: {
            /** Format: date */
            due: string;
            what: string;
        };
        MakePaper: {
            /** @enum {string} */
            format?: "PDF" | "DOCX";
            remark?: string;
        };
        MappingPage: {
            items: components["schemas"]["Item"][];
            next?: string;
        };
        MatterHistory: {
            items: components["schemas"]["MatterHistoryStep"][];
            /** Format: int64 */
            next?: number;
        };
        MatterHistoryStep: {
            /** Format: date-time */
            at: string;
            byDepartment: string;
            byName: string;
            note?: string;
            reason?: string;
            /** Format: int64 */
            version: number;
            what: string;
            whatName: string;
        };
        MediationStepView: {
            /** @enum {string} */
            action: "INVESTIGATE" | "CONSENT" | "CHOOSE_MEDIATOR" | "STEP_ASIDE" | "PLAN_SESSION" | "HOLD_SESSION" | "SUSPEND" | "RESUME" | "DRAFT" | "SIGN" | "KEEP_PROMISE" | "BREAK_PROMISE" | "APPLY_CONFIRMATION" | "RECORD_CONFIRMATION" | "END" | "FLAG_VIOLENCE" | "SCREEN" | "FLAG_CHILD" | "REPORT";
            allowed: boolean;
            href: string;
            method: string;
            name: string;
            reason?: string;
        };
        MediationView: {
            availableActions: components["schemas"]["MediationStepView"][];
            /** Format: uuid */
            caseId: string;
            ended: components["schemas"]["EndedView"][];
            investigations: components["schemas"]["InvestigationView"][];
            papers: components["schemas"]["MadePaperView"][];
            proceeding?: components["schemas"]["ProceedingView"];
            prompts: ("MANDATORY_REPORT" | "GUIDANCE_NOTICE")[];
            safety: components["schemas"]["SafetyView"];
            /** Format: int64 */
            version: number;
        };
        MediatorView: {
            chosenBy: ("APPLICANT" | "RESPONDENT" | "OTHER")[];
            name: string;
            related: boolean;
            relation?: string;
            subject: string;
        };
        MeetingItem: {
            area: string;
            departments: string[];
            /** Format: uuid */
            id: string;
            lead?: string;
            /** Format: int32 */
            open: number;
            place: string;
            /** Format: int32 */
            returned: number;
            /** Format: date */
            reviewOn?: string;
            /** Format: date-time */
            startsAt: string;
            /** @enum {string} */
            state: "CALLED" | "HELD" | "CANCELLED";
            /** Format: int64 */
            version: number;
        };
        MeetingPage: {
            items: components["schemas"]["MeetingItem"][];
            /** Format: uuid */
            next?: string;
        };
        MeetingView: {
            agenda: components["schemas"]["AgendaItem"][];
            area: string;
            departments: string[];
            /** Format: date-time */
            heldAt?: string;
            /** Format: uuid */
            id: string;
            invitations: components["schemas"]["InvitationView"][];
            lead?: string;
            place: string;
            /** Format: date */
            reviewOn?: string;
            /** Format: date-time */
            startsAt: string;
            /** @enum {string} */
            state: "CALLED" | "HELD" | "CANCELLED";
            /** Format: int64 */
            version: number;
        };
        Merge: {
            /** Format: uuid */
            into: string;
        };
        MergeClue: {
            /** Format: uuid */
            into: string;
            /** @enum {string} */
            kind: "CLUE" | "CASE";
        };
        Minutes: {
            /** Format: uuid */
            item: string;
            text: string;
        };
        MoveBooking: {
            /** Format: date-time */
            start: string;
        };
        MoveCommitment: {
            /** Format: date */
            due: string;
            reason: string;
        };
        MoveOffer: {
            from: string;
            /** Format: uuid */
            id: string;
            number: string;
            /** Format: date-time */
            offeredAt: string;
            to: string;
            toPlace: string;
            /** Format: int64 */
            version: number;
        };
        MoveOffers: {
            items: components["schemas"]["MoveOffer"][];
            /** Format: uuid */
            next?: string;
        };
        OfDepartment: {
            /** Format: int64 */
            open: number;
            /** Format: int64 */
            overdue: number;
            /** Format: int64 */
            unsigned: number;
        };
        OfferEnded: {
            /** Format: int64 */
            version: number;
        };
        OfferMove: {
            reason: string;
            to: string;
        };
        OfficialName: {
            /** Format: uuid */
            id: string;
            name: string;
            posts: string[];
        };
        OfficialPage: {
            items: components["schemas"]["OfficialView"][];
            /** Format: uuid */
            next?: string;
        };
        OfficialRef: {
            /** Format: uuid */
            id: string;
            name: string;
            posts: string[];
        };
        OfficialView: {
            /** Format: date */
            activeFrom: string;
            /** Format: date */
            activeUntil?: string;
            area: string;
            code: string;
            department: string;
            departmentName: string;
            hidden: ("EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG")[];
            /** Format: uuid */
            id: string;
            name: string;
            phone?: string;
            place: string;
            posts: components["schemas"]["PostView"][];
            subject?: string;
            /** Format: int64 */
            version: number;
        };
        OnDuty: {
            area: string;
            /** Format: date-time */
            at: string;
            levels: components["schemas"]["OnDutyLevel"][];
        };
        OnDutyLevel: {
            /** Format: uuid */
            deputy?: string;
            deputySubject?: string;
            /** Format: uuid */
            holder: string;
            holderSubject?: string;
            /** @enum {string} */
            level: "L3" | "L2" | "L1";
            of: string;
        };
        OpenHousehold: {
            address: string;
            area: string;
            departments?: string[];
            members: components["schemas"]["HouseholdMember"][];
            note?: string;
        };
        OpenOfficial: {
            /** Format: date */
            activeFrom: string;
            /** Format: date */
            activeUntil?: string;
            area: string;
            code: string;
            department: string;
            name: string;
            phone?: string;
            posts: string[];
            subject?: string;
        };
        OpenResponsibility: {
            area: string;
            /** @enum {string} */
            level: "L3" | "L2" | "L1";
            /** Format: uuid */
            official: string;
            /** @enum {string} */
            seat: "HOLDER" | "DEPUTY";
            /** Format: date-time */
            since?: string;
        };
        OpenStudio: {
            area: string;
            closedDays?: string[];
            covers: string[];
            departments?: string[];
            hours: components["schemas"]["Opening"][];
            /** @enum {string} */
            kind: "STUDIO" | "SQUAD";
            name: string;
            profile: string;
            /** Format: int32 */
            rooms: number;
            skills: string[];
            /** Format: int32 */
            slotMinutes: number;
        };
        Opening: {
            /** @enum {string} */
            day: "MONDAY" | "TUESDAY" | "WEDNESDAY" | "THURSDAY" | "FRIDAY" | "SATURDAY" | "SUNDAY";
            /** Format: time-local */
            from: string;
            /** Format: time-local */
            to: string;
        };
        OwnVisit: {
            area: string;
            /** Format: date-time */
            at: string;
            confirmed: boolean;
            finding: boolean;
            /** Format: uuid */
            id: string;
            key: string;
            /** @enum {string} */
            outcome: "NOBODY_HOME" | "REFUSED" | "DONE";
            questioned: boolean;
            suspicions: components["schemas"]["VisitSuspicion"][];
            /** Format: int64 */
            version: number;
            withdrawn: boolean;
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
        PartyChange: {
            address?: string;
            /** @enum {string} */
            gender?: "MALE" | "FEMALE" | "UNKNOWN";
            idNumber?: string;
            /** @enum {string} */
            idType?: "RESIDENT_ID" | "PASSPORT" | "UNIFIED_SOCIAL_CREDIT" | "OTHER";
            name?: string;
            /** Format: int32 */
            party?: number;
            phone?: string;
            reason?: string;
            removed?: boolean;
            /** @enum {string} */
            role?: "APPLICANT" | "RESPONDENT" | "OTHER";
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
        PassWriteOff: {
            note?: string;
        };
        PatrolGoer: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        PatrolItem: {
            area: string;
            /** Format: date-time */
            endsAt: string;
            /** Format: uuid */
            id: string;
            lead?: string;
            /** @enum {string} */
            missed?: "NOT_STARTED" | "NOT_FINISHED";
            missedName?: string;
            overdue: boolean;
            place: string;
            purpose: string;
            purposeName: string;
            /** Format: date-time */
            startsAt: string;
            /** @enum {string} */
            state: "PLANNED" | "UNDER_WAY" | "FINISHED" | "CANCELLED";
            stateName: string;
            /** Format: int32 */
            stops: number;
            /** Format: int64 */
            version: number;
            /** Format: int32 */
            visited: number;
        };
        PatrolPage: {
            items: components["schemas"]["PatrolItem"][];
            /** Format: uuid */
            next?: string;
        };
        PatrolView: {
            area: string;
            /** Format: uuid */
            campaign?: string;
            /** Format: uuid */
            caseId?: string;
            caseNumber?: string;
            departments: string[];
            /** Format: date-time */
            endedAt?: string;
            /** Format: date-time */
            endsAt: string;
            /** Format: uuid */
            id: string;
            lead?: string;
            /** @enum {string} */
            missed?: "NOT_STARTED" | "NOT_FINISHED";
            /** Format: date-time */
            missedAt?: string;
            missedName?: string;
            officials?: components["schemas"]["PatrolGoer"][];
            overdue: boolean;
            place: string;
            purpose: string;
            purposeName: string;
            restricted: boolean;
            route?: components["schemas"]["StopView"][];
            /** Format: date-time */
            startedAt?: string;
            /** Format: date-time */
            startsAt: string;
            /** @enum {string} */
            state: "PLANNED" | "UNDER_WAY" | "FINISHED" | "CANCELLED";
            stateName: string;
            /** Format: int32 */
            stops: number;
            /** Format: uuid */
            team?: string;
            teamName?: string;
            /** Format: int64 */
            version: number;
            /** Format: int32 */
            visited: number;
        };
        PatternPage: {
            items: components["schemas"]["ExplainedVisit"][];
            /** Format: uuid */
            next?: string;
        };
        Pause: {
            code: string;
            reason: string;
            /** Format: date-time */
            until: string;
        };
        PauseRule: {
            most: components["schemas"]["Term"];
            reasons: string[];
        };
        PauseView: {
            most: components["schemas"]["Term"];
            reasons: components["schemas"]["Reason"][];
        };
        PeopleRowError: {
            column?: string;
            /** Format: int32 */
            line: number;
            reason: string;
        };
        Perform: {
            note?: string;
            outcome: string;
        };
        PlaceRule: {
            from?: string;
            otherwise?: string;
            values?: {
                [key: string]: string;
            };
        };
        Plan: {
            note: string;
        };
        PlanActivity: {
            area: string;
            /** Format: date */
            day: string;
            /** @enum {string} */
            kind: "LECTURE" | "VISIT" | "LIVE_STREAM";
            topic: string;
            venue?: string;
        };
        PlanPatrol: {
            area: string;
            /** Format: uuid */
            campaign?: string;
            /** Format: uuid */
            caseId?: string;
            departments?: string[];
            /** Format: date-time */
            endsAt: string;
            note?: string;
            officials?: string[];
            purpose: string;
            /** Format: date-time */
            startsAt: string;
            stops: string[];
            /** Format: uuid */
            team?: string;
        };
        PlanSession: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            kind: "JOINT" | "SEPARATE" | "PHONE" | "ONLINE";
            place: string;
        };
        PostView: {
            code: string;
            name: string;
        };
        PreviewPage: {
            items: components["schemas"]["DepartmentPreview"][];
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
        ProceedingView: {
            agreement?: components["schemas"]["AgreementView"];
            confirmation?: components["schemas"]["ConfirmationView"];
            consents: components["schemas"]["ConsentView"][];
            ending?: components["schemas"]["EndingView"];
            mediator?: components["schemas"]["MediatorView"];
            number: string;
            /** Format: date-time */
            openedAt: string;
            sessions: components["schemas"]["SessionView"][];
            /** @enum {string} */
            stage: "CONSENTING" | "UNDER_WAY" | "SUSPENDED" | "AGREED" | "ENDED";
            /** Format: date-time */
            suspendedAt?: string;
        };
        ProlongProtection: {
            note?: string;
            /** Format: date */
            on: string;
            /** Format: date */
            until: string;
        };
        PromiseCounts: {
            /** Format: int32 */
            broken: number;
            /** Format: int32 */
            kept: number;
            /** Format: int32 */
            lapsed: number;
            /** Format: int32 */
            late: number;
            /** Format: int32 */
            open: number;
            /** Format: int32 */
            overdue: number;
            /** Format: int32 */
            returned: number;
            /** Format: int32 */
            waived: number;
        };
        PromiseItem: {
            actionRequired: boolean;
            /** Format: int64 */
            amountFen?: number;
            askedBy?: string;
            /** Format: date */
            askedFor?: string;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            /** Format: int64 */
            caseVersion: number;
            department: string;
            /** Format: date */
            due: string;
            earlier: string[];
            /** Format: uuid */
            evidence?: string;
            /** Format: date-time */
            madeAt: string;
            overdue: boolean;
            /** Format: uuid */
            promise: string;
            settled?: string;
            /** Format: date */
            settledOn?: string;
            /** @enum {string} */
            source: "COMMITMENT" | "INSTALMENT" | "MEETING_ACTION";
            sourceName: string;
            /** @enum {string} */
            state: "OPEN" | "KEPT" | "LATE" | "BROKEN" | "WAIVED" | "RETURNED" | "LAPSED";
            stateName: string;
            steps: ("KEEP" | "BREAK" | "MOVE" | "WAIVE")[];
            what?: string;
        };
        PromisePage: {
            counts?: components["schemas"]["PromiseCounts"];
            items: components["schemas"]["PromiseItem"][];
            next?: string;
        };
        PromiseView: {
            /** Format: int64 */
            amountFen?: number;
            /** Format: date */
            due?: string;
            /** Format: uuid */
            evidence?: string;
            /** Format: int32 */
            number: number;
            /** Format: date */
            on?: string;
            overdue: boolean;
            /** @enum {string} */
            state?: "KEPT" | "LATE" | "BROKEN";
            /** Format: int32 */
            term: number;
        };
        PromoteClue: {
            departments?: string[];
            narrative?: string;
            restricted?: boolean;
            title?: string;
            type: string;
        };
        ProposalPage: {
            items: components["schemas"]["ProposedCase"][];
            /** Format: uuid */
            next?: string;
        };
        ProposalView: {
            code: string;
            /** @enum {string} */
            field: "TYPE" | "DEPARTMENT";
            keyword?: string;
            name: string;
        };
        ProposeHandover: {
            /** Format: date-time */
            at?: string;
            /** @enum {string} */
            level: "L3" | "L2" | "L1";
            reason?: string;
            /** @enum {string} */
            seat: "HOLDER" | "DEPUTY";
            /** Format: uuid */
            successor: string;
        };
        ProposedCase: {
            area: string;
            /** Format: int32 */
            atPlace?: number;
            /** Format: uuid */
            caseId: string;
            caseNumber: string;
            /** @enum {string} */
            colour: "NONE" | "BLUE" | "YELLOW" | "RED";
            departments: string[];
            reasons: ("RED" | "OVERDUE" | "REOPENED" | "SAME_PLACE")[];
        };
        ProposedPart: {
            department: string;
            departmentName: string;
            patrol?: components["schemas"]["ProposedPatrol"];
            /** @enum {string} */
            share?: "REQUESTED" | "ACCEPTED" | "REJECTED" | "DONE" | "WAIVED" | "REVOKED";
            task: string;
            toBeAsked: boolean;
        };
        ProposedPatrol: {
            open: boolean;
            toBePlanned: boolean;
            /** Format: int32 */
            withinHours?: number;
        };
        ProtectionList: {
            availableActions: components["schemas"]["ProtectionStepView"][];
            /** Format: uuid */
            caseId: string;
            items: components["schemas"]["ProtectionView"][];
            /** Format: int32 */
            open: number;
            /** Format: int64 */
            version: number;
        };
        ProtectionNote: {
            /** Format: date-time */
            at: string;
            by: string;
            department: string;
            /** Format: date */
            on?: string;
            /** @enum {string} */
            step: "APPLIED" | "GRANTED" | "REFUSED" | "WITHDRAWN" | "DELIVERED" | "BEGUN" | "PROLONGED" | "CHANGED" | "REVOKED" | "ENDING" | "EXPIRED" | "BREACHED";
            text?: string;
            /** Format: date */
            until?: string;
        };
        ProtectionStepView: {
            /** @enum {string} */
            action: "APPLY" | "DELIVER_LETTER" | "BEGIN_DUTY" | "DECIDE" | "PROLONG" | "CHANGE" | "REVOKE" | "BREACH";
            allowed: boolean;
            href: string;
            method: string;
            name: string;
            reason?: string;
        };
        ProtectionView: {
            /** Format: date-time */
            acceptedAt?: string;
            against?: string;
            applicant?: string;
            applicantName?: string;
            article: string;
            authority?: string;
            availableActions: components["schemas"]["ProtectionStepView"][];
            /** Format: int32 */
            breaches: number;
            code?: string;
            codeName?: string;
            /** Format: date-time */
            decidedAt?: string;
            /** Format: date-time */
            dueAt?: string;
            endsSoon: boolean;
            /** Format: date */
            from?: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "ORDER" | "LETTER" | "DUTY";
            kindName: string;
            measures?: string;
            notes: components["schemas"]["ProtectionNote"][];
            protects?: string;
            /** @enum {string} */
            state: "APPLIED" | "IN_FORCE" | "REFUSED" | "WITHDRAWN" | "REVOKED" | "EXPIRED";
            stateName: string;
            /** Format: date */
            until?: string;
            urgent: boolean;
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
            nextAction?: "ACCEPT" | "ASSIGN" | "SIGN" | "START_RESOLVING" | "PERFORM" | "APPLY_WRITE_OFF" | "SHARE_ACCEPT" | "SHARE_DONE" | "CONTACT" | "REPORT_BACK" | "AMEND" | "COMMIT" | "PLAN" | "FOLLOW_UP" | "AGREE" | "MEDIATE" | "PROTECT" | "REPORT_DANGER" | "SAFEGUARD" | "MAKE_PAPER" | "RECORD_OUTCOME" | "PASS_WRITE_OFF" | "FAIL_WRITE_OFF" | "SHARE_ASK" | "RESTRICT" | "LIFT_RESTRICTION" | "PAUSE" | "RESUME" | "ASK_EXTENSION" | "GRANT_EXTENSION" | "REFUSE_EXTENSION" | "RAISE_UP" | "INSTRUCT" | "SUPERVISE" | "CANCEL_SUPERVISION" | "HAND_OVER" | "RETURN" | "SHARE_WAIVE" | "SHARE_REVOKE" | "SHARE_REJECT" | "BREACH" | "GUIDE" | "REOPEN" | "MERGE" | "DECLINE" | "REFER_OUT";
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
        RaiseUp: {
            reason: string;
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
        Reason: {
            code: string;
            name: string;
        };
        ReassignAction: {
            /** Format: uuid */
            action: string;
            department: string;
            /** Format: date */
            dueOn: string;
        };
        RecordConfirmation: {
            note?: string;
            state: string;
        };
        RecordConsent: {
            given: boolean;
            reason?: string;
            /** @enum {string} */
            side: "APPLICANT" | "RESPONDENT" | "OTHER";
        };
        RecordOutcome: {
            note?: string;
            outcome: string;
        };
        RecordedVisit: {
            address?: string;
            answers?: {
                [key: string]: string;
            };
            area: string;
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            household?: string;
            key: string;
            /** @enum {string} */
            outcome: "NOBODY_HOME" | "REFUSED" | "DONE";
        };
        ReferOut: {
            reason: string;
            to: string;
        };
        RefuseExtension: {
            reason: string;
        };
        RelapsePage: {
            items: components["schemas"]["RelapseView"][];
            /** Format: uuid */
            next?: string;
        };
        RelapseView: {
            /** Format: date-time */
            at: string;
            /** Format: date-time */
            dismissedAt?: string;
            dismissedBy?: string;
            dismissedByDepartment?: string;
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            newCase?: string;
            /** Format: uuid */
            newClue?: string;
            newNumber?: string;
            reason?: string;
            reasonNames: string[];
            reasons: ("SAME_ADDRESS" | "SAME_PHONE" | "SAME_DOCUMENT" | "SAME_PARTIES")[];
            /** @enum {string} */
            state: "OPEN" | "DISMISSED" | "ACCEPTED";
            /** Format: int64 */
            version: number;
        };
        Reopen: {
            reason: string;
        };
        ReplyToReport: {
            reply: string;
        };
        ReplyView: {
            /** Format: date-time */
            filedAt: string;
            replied: boolean;
            /** Format: date-time */
            repliedAt?: string;
            reply?: string;
            /** Format: date-time */
            replyBy: string;
        };
        Report: {
            to?: string;
            whyNot?: string;
        };
        ReportBack: {
            note: string;
        };
        ReportClue: {
            address?: string;
            area: string;
            /** @enum {string} */
            channel: "IN_PERSON" | "PHONE" | "APP" | "LETTER" | "PATROL" | "SCREENING" | "OTHER";
            departments?: string[];
            /** Format: date-time */
            foundAt?: string;
            narrative?: string;
            parties?: components["schemas"]["Party"][];
            restricted?: boolean;
            source: string;
            title: string;
        };
        ReportPage: {
            items: components["schemas"]["ReportView"][];
            /** Format: uuid */
            next?: string;
        };
        ReportReceipt: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            replyBy: string;
            token: string;
        };
        ReportView: {
            caseNumber?: string;
            /** Format: uuid */
            caseRaised?: string;
            /** Format: date-time */
            filedAt: string;
            /** Format: uuid */
            group: string;
            /** Format: uuid */
            id: string;
            kind: string;
            kindName: string;
            overdue: boolean;
            /** Format: date-time */
            repliedAt?: string;
            repliedBy?: string;
            reply?: string;
            /** Format: date-time */
            replyBy: string;
            text?: string;
            /** Format: int64 */
            version: number;
        };
        Reporter: {
            name: string;
            phone?: string;
        };
        ResponsibilityPage: {
            items: components["schemas"]["ResponsibilityView"][];
            /** Format: uuid */
            next?: string;
        };
        ResponsibilityView: {
            area: string;
            duties: components["schemas"]["DutyView"][];
            /** Format: uuid */
            id: string;
            place: string;
            /** Format: int64 */
            version: number;
        };
        ResponsibleView: {
            answering?: boolean;
            deputy?: components["schemas"]["OfficialName"];
            holder?: components["schemas"]["OfficialName"];
            /** @enum {string} */
            level: "L3" | "L2" | "L1";
            vacant: boolean;
        };
        Restrict: {
            keep?: string[];
            reason: string;
        };
        Resume: {
            note?: string;
        };
        Return: {
            reason: string;
        };
        RevokeProtection: {
            /** Format: date */
            on: string;
            reason: string;
        };
        RowError: {
            column?: string;
            /** Format: int32 */
            line: number;
            reason?: string;
            value?: string;
        };
        RunCardList: {
            items: components["schemas"]["RunCardView"][];
        };
        RunCardProposal: {
            parts: components["schemas"]["ProposedPart"][];
            reasons: ("TYPE" | "COLOUR" | "SCALE" | "AREA")[];
            /** Format: date */
            validFrom?: string;
        };
        RunCardView: {
            area: string;
            /** @enum {string} */
            colour: "NONE" | "BLUE" | "YELLOW" | "RED";
            enteredBy: string;
            scale: string;
            tasks: components["schemas"]["CardTaskView"][];
            type?: string;
            /** Format: date */
            validFrom: string;
        };
        SafetyView: {
            childInDanger: boolean;
            childReason?: string;
            faceToFace: boolean;
            measures?: string;
            notReportedBecause?: string;
            /** Format: date-time */
            reportedAt?: string;
            reportedTo?: string;
            /** @enum {string} */
            screening?: "SAFE" | "UNSAFE";
            violence: boolean;
            violenceReason?: string;
        };
        SavedMappingView: {
            builtIn: boolean;
            /** Format: date-time */
            changedAt: string;
            changedBy: string;
            mapping: components["schemas"]["ImportMapping"];
            name: string;
        };
        Screen: {
            measures?: string;
            /** @enum {string} */
            result: "SAFE" | "UNSAFE";
        };
        SealCheck: {
            differences: components["schemas"]["SealDifference"][];
            /** Format: int32 */
            entries: number;
            genuine: boolean;
            intact: boolean;
            /** Format: int32 */
            number: number;
        };
        SealDifference: {
            /** @enum {string} */
            finding: "CHANGED" | "MISSING" | "ADDED" | "UNREADABLE";
            key: string;
            kind: string;
            /** @enum {string} */
            part: "TIMELINE" | "DOCUMENT";
        };
        SealFile: {
            note?: string;
        };
        SealPage: {
            items: components["schemas"]["SealView"][];
            /** Format: int32 */
            next?: number;
        };
        SealView: {
            manifest: string;
            /** Format: int32 */
            number: number;
            /** Format: date-time */
            sealedAt: string;
            sealedByDepartment: string;
            sealedByName: string;
            sha256: string;
            signature: string;
            /** Format: int64 */
            through: number;
        };
        SeenBy: {
            hidden: components["schemas"]["HiddenFromThem"][];
            roles: ("DISPATCHER" | "RECEIVER" | "LIAISON" | "MEDIATOR" | "GRID_WORKER" | "LEADER" | "AUDITOR" | "ADMIN" | "SYSTEM" | "FEED" | "SERVICE")[];
            shown: ("EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG")[];
            /** @enum {string} */
            standing: "OUTSIDE" | "SHUT_OUT" | "NEIGHBOUR" | "FORMER" | "ON_CASE" | "LEAD";
            view: components["schemas"]["CaseView"];
            withheld: ("EXISTENCE" | "PARTIES" | "CONTACT" | "NARRATIVE" | "RISK" | "TIMELINE" | "RECEIPTS" | "READ_LOG")[];
        };
        SessionView: {
            /** Format: date-time */
            at: string;
            heard?: ("APPLICANT" | "RESPONDENT" | "OTHER")[];
            held: boolean;
            /** @enum {string} */
            kind: "JOINT" | "SEPARATE" | "PHONE" | "ONLINE";
            minutes?: string;
            /** Format: int32 */
            number: number;
            place?: string;
            result?: string;
        };
        SettleAction: {
            /** Format: uuid */
            action: string;
            /** @enum {string} */
            how: "DONE" | "RETURNED";
            text: string;
        };
        SettleBooking: {
            kept: boolean;
        };
        SettleTask: {
            /** @enum {string} */
            how: "DONE" | "CANCELLED";
            reason?: string;
        };
        ShareAccept: {
            /** Format: date */
            due?: string;
            reason?: string;
        };
        ShareAsk: {
            department: string;
            /** Format: date */
            due?: string;
            note?: string;
        };
        ShareDone: {
            note?: string;
        };
        SharePreview: {
            department: string;
            departmentName: string;
            seen: components["schemas"]["SeenBy"][];
            /** @enum {string} */
            standing: "OUTSIDE" | "SHUT_OUT" | "NEIGHBOUR" | "FORMER" | "ON_CASE" | "LEAD";
        };
        ShareReject: {
            reason: string;
        };
        ShareRevoke: {
            department: string;
            reason: string;
        };
        ShareView: {
            asked: boolean;
            department: string;
            name: string;
            /** Format: date */
            promiseBy?: string;
            reason?: string;
            /** @enum {string} */
            share: "REQUESTED" | "ACCEPTED" | "REJECTED" | "DONE" | "WAIVED" | "REVOKED";
        };
        ShareWaive: {
            department: string;
            reason: string;
        };
        Sign: unknown;
        SignAgreement: {
            /** @enum {string} */
            by: "APPLICANT" | "RESPONDENT" | "MEDIATOR" | "COMMITTEE";
            /** @enum {string} */
            manner: "HANDWRITTEN" | "FINGERPRINT" | "SEAL" | "ELECTRONIC" | "SPOKEN";
        };
        SignatureView: {
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            by: "APPLICANT" | "RESPONDENT" | "MEDIATOR" | "COMMITTEE";
            /** @enum {string} */
            manner: "HANDWRITTEN" | "FINGERPRINT" | "SEAL" | "ELECTRONIC" | "SPOKEN";
        };
        SimilarItem: {
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "CLUE" | "CASE";
            number?: string;
            place: string;
            reasons: ("SAME_ADDRESS" | "SAME_PHONE" | "SAME_DOCUMENT" | "SAME_PARTIES")[];
            title?: string;
        };
        SimilarList: {
            items: components["schemas"]["SimilarItem"][];
        };
        StartResolving: {
            note?: string;
        };
        Started: {
            /** Format: uuid */
            id: string;
        };
        StatisticsCase: {
            area: string;
            department: string;
            id: string;
            number: string;
            place: string;
            status: string;
            statusName: string;
            type: string;
            typeName: string;
        };
        StatisticsCasePage: {
            items: components["schemas"]["StatisticsCase"][];
            next?: string;
            ownOnly: boolean;
        };
        StatisticsCorrection: {
            /** Format: int64 */
            corrections?: number;
            /** Format: date-time */
            lastAt?: string;
            month: string;
        };
        StatisticsDifference: {
            /** Format: uuid */
            caseId?: string;
            cell?: string;
            /** Format: int64 */
            expected?: number;
            /** Format: int64 */
            found?: number;
            how: string;
        };
        StatisticsDuration: {
            /** Format: int64 */
            cases?: number;
            /** Format: double */
            medianHours: number;
            /** Format: double */
            p90Hours: number;
            /** @enum {string} */
            span: "SIGNING" | "CONTACT" | "RESOLVING" | "CLOSING" | "FOUND_REPORTED" | "REPORTED_COUNSELLED" | "COUNSELLED_RESOLVED" | "FOUND_RESOLVED";
        };
        StatisticsGroup: {
            durations: components["schemas"]["StatisticsDuration"][];
            hidden: string[];
            key: string;
            name: string;
            numbers: components["schemas"]["StatisticsNumbers"];
            shares?: components["schemas"]["StatisticsShares"];
            suppressed: boolean;
        };
        StatisticsNumbers: {
            /** Format: int64 */
            accepted?: number;
            /** Format: int64 */
            declined?: number;
            /** Format: int64 */
            endedOtherwise?: number;
            /** Format: int64 */
            failed?: number;
            /** Format: int64 */
            merged?: number;
            /** Format: int64 */
            openAtEnd?: number;
            /** Format: int64 */
            overdue?: number;
            /** Format: int64 */
            overdueAtL1?: number;
            /** Format: int64 */
            overdueAtL2?: number;
            /** Format: int64 */
            partial?: number;
            /** Format: int64 */
            pushedUpward?: number;
            /** Format: int64 */
            referredOut?: number;
            /** Format: int64 */
            refused?: number;
            /** Format: int64 */
            registered?: number;
            /** Format: int64 */
            reopened?: number;
            /** Format: int64 */
            settled?: number;
            /** Format: int64 */
            settledInCommunity?: number;
            /** Format: int64 */
            settledInSubdistrict?: number;
            /** Format: int64 */
            success?: number;
            /** Format: int64 */
            withoutMediation?: number;
            /** Format: int64 */
            writtenOff?: number;
        };
        StatisticsRun: {
            /** Format: date-time */
            askedAt: string;
            /** Format: int64 */
            cases?: number;
            /** Format: int64 */
            cells?: number;
            differences: components["schemas"]["StatisticsDifference"][];
            equal?: boolean;
            /** Format: date-time */
            finishedAt?: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "PROOF" | "REBUILD";
            /** Format: int64 */
            rows?: number;
            /** @enum {string} */
            state: "WAITING" | "RUNNING" | "DONE" | "FAILED";
            step: string;
        };
        StatisticsShares: {
            /** Format: double */
            pushedUpward: number;
            /** Format: double */
            settledInCommunity: number;
            /** Format: double */
            settledInSubdistrict: number;
        };
        StatisticsView: {
            area: string;
            /** Format: date-time */
            asOf?: string;
            building: boolean;
            /** @enum {string} */
            by: "DEPARTMENT" | "AREA" | "TYPE" | "MONTH" | "STUDIO";
            corrections: components["schemas"]["StatisticsCorrection"][];
            department?: string;
            from: string;
            groups: components["schemas"]["StatisticsGroup"][];
            /** Format: double */
            relativeError: number;
            to: string;
            total: components["schemas"]["StatisticsGroup"];
            type?: string;
            /** Format: date-time */
            waitingSince?: string;
        };
        StepAside: {
            reason: string;
            /** @enum {string} */
            side: "APPLICANT" | "RESPONDENT" | "OTHER";
        };
        StopView: {
            area: string;
            /** Format: uuid */
            id: string;
            missed: boolean;
            name: string;
            /** @enum {string} */
            observed?: "NOTHING" | "SOMETHING";
            place: string;
            /** Format: date-time */
            visitedAt?: string;
        };
        StudioCalendar: {
            /** Format: uuid */
            id: string;
            /** Format: date */
            next: string;
            slots: components["schemas"]["StudioFreeSlot"][];
            /** Format: date */
            week: string;
        };
        StudioFreeSlot: {
            /** Format: date-time */
            end: string;
            professions: ("MEDIATOR" | "LAWYER" | "PSYCHOLOGIST" | "OTHER")[];
            /** Format: int32 */
            rooms: number;
            /** Format: date-time */
            start: string;
        };
        StudioItem: {
            area: string;
            covers: components["schemas"]["StudioServes"][];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "STUDIO" | "SQUAD";
            /** Format: int32 */
            memberCount: number;
            name: string;
            open: boolean;
            place: string;
            skills: components["schemas"]["StudioSkill"][];
            /** Format: int64 */
            version: number;
        };
        StudioMatch: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "STUDIO" | "SQUAD";
            name: string;
            /** Format: int32 */
            points: number;
            reasons: components["schemas"]["StudioMatchReason"][];
        };
        StudioMatchReason: {
            /** @enum {string} */
            code: "SKILL_FITS" | "COVERS_PLACE" | "DOES_NOT_COVER_PLACE" | "NEXT_FREE" | "NOTHING_FREE" | "LOAD";
            /** Format: int32 */
            percent?: number;
            /** Format: int32 */
            points: number;
            skill?: string;
            /** Format: date-time */
            start?: string;
            words: string;
        };
        StudioMatches: {
            items: components["schemas"]["StudioMatch"][];
        };
        StudioMember: {
            /** Format: uuid */
            member: string;
            name: string;
            /** @enum {string} */
            profession: "MEDIATOR" | "LAWYER" | "PSYCHOLOGIST" | "OTHER";
            professionName: string;
            /** Format: date */
            since: string;
            /** Format: date */
            until?: string;
        };
        StudioPage: {
            items: components["schemas"]["StudioItem"][];
            /** Format: uuid */
            next?: string;
        };
        StudioServes: {
            area: string;
            place: string;
        };
        StudioSkill: {
            code: string;
            name: string;
        };
        StudioSkills: {
            items: components["schemas"]["StudioSkill"][];
        };
        StudioStatistics: {
            /** Format: int32 */
            activities: number;
            /** Format: int64 */
            attendance: number;
            /** Format: int32 */
            booked: number;
            /** Format: int32 */
            cancelled: number;
            /** Format: int32 */
            cases: number;
            /** Format: int32 */
            dual: number;
            /** Format: date */
            from: string;
            /** Format: uuid */
            id: string;
            /** Format: int32 */
            kept: number;
            /** Format: int64 */
            keptMinutes: number;
            /** Format: int32 */
            noShow: number;
            /** Format: date */
            to: string;
            /** Format: int64 */
            views: number;
        };
        StudioView: {
            area: string;
            /** Format: date-time */
            changedAt: string;
            closedDays: string[];
            covers: components["schemas"]["StudioServes"][];
            departments: string[];
            hours: components["schemas"]["Opening"][];
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "STUDIO" | "SQUAD";
            lead?: string;
            members: components["schemas"]["StudioMember"][];
            name: string;
            open: boolean;
            /** Format: date-time */
            openedAt: string;
            place: string;
            profile: string;
            /** Format: int32 */
            rooms: number;
            skills: components["schemas"]["StudioSkill"][];
            /** Format: int32 */
            slotMinutes: number;
            /** Format: int64 */
            version: number;
        };
        Supervise: {
            /** @enum {string} */
            level: "NONE" | "ORDINARY" | "YELLOW_CARD" | "RED_CARD";
            reason: string;
        };
        Suspend: {
            reason: string;
        };
        TakeUpReport: {
            departments?: string[];
            narrative?: string;
            restricted?: boolean;
            title: string;
            type: string;
        };
        TaskPage: {
            items: components["schemas"]["HelpTaskView"][];
            /** Format: uuid */
            next?: string;
        };
        TeamMemberView: {
            official: components["schemas"]["OfficialRef"];
            role: string;
            roleName: string;
            /** Format: date */
            since: string;
            /** Format: date */
            until?: string;
        };
        TeamPage: {
            items: components["schemas"]["TeamView"][];
            /** Format: uuid */
            next?: string;
        };
        TeamView: {
            areas: string[];
            home: string;
            /** Format: uuid */
            id: string;
            kind: string;
            kindName: string;
            members?: components["schemas"]["TeamMemberView"][];
            name: string;
            place: string;
            /** Format: int64 */
            version: number;
        };
        Term: {
            /** Format: int32 */
            amount: number;
            /** @enum {string} */
            unit: "MINUTE" | "HOUR" | "WORKING_HOUR" | "WORKING_DAY" | "DAY" | "LEGAL_DAY" | "LEGAL_WORKING_DAY" | "MONTH";
        };
        TermView: {
            official: components["schemas"]["OfficialRef"];
            /** Format: date-time */
            since: string;
        };
        TimelineItem: {
            about?: string;
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
            what: "REGISTERED" | "ACCEPTED" | "ASSIGNED" | "SIGNED" | "RETURNED" | "HANDED_OVER" | "MERGED" | "ABSORBED" | "RELOCATED" | "SHARE_ASKED" | "SHARE_ACCEPTED" | "SHARE_REJECTED" | "SHARE_DONE" | "SHARE_WAIVED" | "SHARE_REVOKED" | "RESTRICTED" | "RESTRICTION_LIFTED" | "DECLINED" | "REFERRED_OUT" | "RESOLVING_STARTED" | "AGREED" | "PERFORMED" | "BREACHED" | "GUIDED" | "OUTCOME_RECORDED" | "WRITE_OFF_APPLIED" | "WRITE_OFF_REFUSED" | "WRITTEN_OFF" | "ARCHIVED" | "REOPENED" | "CONTACT_MADE" | "REPORTED_BACK" | "PLAN_RECORDED" | "FOLLOWED_UP" | "PAUSED" | "RESUMED" | "EXTENSION_ASKED" | "EXTENSION_ANSWERED" | "RAISED_UP" | "INSTRUCTED" | "SUPERVISED" | "DOCUMENT_FILED" | "FILE_SEALED" | "CONSENT_RECORDED" | "MEDIATOR_CHOSEN" | "SESSION_HELD" | "PROMISE_MARKED" | "CONFIRMATION_CHANGED" | "MEDIATION_NOTED" | "CLOCK_MISSED" | "COMMITMENT_MADE" | "COMMITMENT_MOVED" | "COMMITMENT_MARKED" | "COMMITMENT_WAIVED" | "PROMISE_OVERDUE" | "RELAPSE_PROPOSED" | "AMENDED" | "PROTECTION_NOTED" | "MEETING_HELD" | "SUPERVISION_CANCELLED";
            whatName: string;
        };
        Topic: {
            /** Format: uuid */
            caseId: string;
            topic: string;
        };
        UnlinkCase: {
            /** Format: uuid */
            caseId: string;
            reason: string;
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
        VerifyClue: {
            result: string;
        };
        VisitBatch: {
            visits: components["schemas"]["RecordedVisit"][];
        };
        VisitFault: {
            field: string;
            reason: string;
        };
        VisitPage: {
            items: components["schemas"]["OwnVisit"][];
            /** Format: uuid */
            next?: string;
        };
        VisitResult: {
            faults?: components["schemas"]["VisitFault"][];
            finding?: boolean;
            /** Format: uuid */
            id?: string;
            key: string;
            /** @enum {string} */
            result: "RECORDED" | "REPEATED" | "REFUSED";
            suspicions?: components["schemas"]["VisitSuspicion"][];
        };
        VisitResults: {
            results: components["schemas"]["VisitResult"][];
        };
        VisitSuspicion: {
            /** @enum {string} */
            reason: "TOO_MANY" | "ALIKE" | "NIGHT" | "SAME_SECOND" | "MANY_GRIDS";
            text: string;
        };
        WaiveCommitment: {
            reason: string;
        };
        WriteOffList: {
            guards: components["schemas"]["GuardView"][];
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
