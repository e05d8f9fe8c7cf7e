package cn.fengqiao.kit.problem;

import java.net.URI;

/**
 * Every way the platform says no. The order is the order of precedence: when several apply, the first one is answered,
 * so that the same request is refused the same way every time. {@code docs/problems.md} is generated from here.
 */
public enum ProblemType {
    // the door: before anything of the request is looked at
    RATE_LIMITED(
            "rate-limited",
            429,
            "请求过于频繁",
            "Too many requests",
            "A client exceeded its rate. `Retry-After` says when to come back."),
    TOO_MANY_CONSOLES(
            "too-many-consoles",
            429,
            "同时打开的页面过多",
            "Too many consoles are open",
            "`limit` is how many live feeds one caller may have open at once. Close one, or come back after `Retry-After`."),
    TOO_MANY_EXPORTS(
            "too-many-exports",
            429,
            "同时进行的导出过多",
            "Too many lists leave at once",
            "`limit` is how many lists may leave the service at the same time. Nothing was done; come back after `Retry-After`."),
    OVERLOADED(
            "overloaded",
            503,
            "系统繁忙",
            "The system is busy",
            "A bounded queue is full. Nothing was done; `Retry-After` says when to come back."),
    NOT_AUTHENTICATED(
            "not-authenticated",
            401,
            "未登录或登录已失效",
            "Not signed in",
            "No token, or one that is expired, forged, of another issuer or for another audience."),
    CSRF_REFUSED(
            "csrf-refused",
            403,
            "页面凭证已失效",
            "The page's token is not valid",
            "A browser request that changes something came without the matching `X-XSRF-TOKEN`. Reload the page."),
    REQUEST_REFUSED(
            "request-refused",
            400,
            "请求格式不被接受",
            "The request is not acceptable",
            "The request line or a header is malformed or tries a trick past the door."),
    BODY_TOO_LARGE("body-too-large", 413, "请求内容过大", "The body is too large", "`limit` is the largest size in bytes."),
    BODY_TOO_SLOW(
            "body-too-slow",
            408,
            "请求内容发送超时",
            "The body did not arrive in time",
            "Nothing was done with what came of it; the connection is closed."),
    NO_SUCH_ROUTE("no-such-route", 404, "地址不存在", "No such address", "No operation answers at this path."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed", 405, "不支持的请求方法", "Method not allowed", "`allowed` lists the methods that are."),
    OPERATION_REFUSED(
            "operation-refused",
            403,
            "您的岗位无权进行此操作",
            "Your role may not do this",
            "The access policy has no role of the caller for this `operation`; `roles` lists those that may. What a person has to decide is refused to every program, whatever roles it holds."),
    // the envelope
    MEDIA_TYPE_UNSUPPORTED(
            "media-type-unsupported",
            415,
            "不支持的内容类型",
            "Unsupported media type",
            "`supported` lists what is accepted; JSON only in UTF-8."),
    NOT_ACCEPTABLE(
            "not-acceptable",
            406,
            "无法提供所要求的内容类型",
            "No acceptable representation",
            "`supported` lists what can be produced."),
    HEADER_MISSING("header-missing", 400, "缺少必要的请求头", "A header is missing", "`field` names the header."),
    HEADER_INVALID("header-invalid", 400, "请求头的值无效", "A header has an invalid value", "`field` names the header."),
    PRECONDITION_REQUIRED(
            "precondition-required",
            428,
            "缺少版本条件",
            "A precondition is required",
            "The command needs `If-Match` with the version it was decided on."),
    PARAMETER_MISSING(
            "parameter-missing", 400, "缺少必要的参数", "A parameter is missing", "`field` names the parameter or part."),
    PARAMETER_INVALID(
            "parameter-invalid", 400, "参数的值无效", "A parameter has an invalid value", "`field` names the parameter."),
    CURSOR_INVALID(
            "cursor-invalid",
            400,
            "翻页标记无效",
            "The page mark is invalid",
            "`after` was not given by this list with these filters. Start from the first page. Lists whose `after` is an id or a number of their items begin behind it under any filter."),
    // the body
    BODY_MISSING("body-missing", 400, "缺少请求内容", "The body is missing", "The operation needs a JSON body."),
    BODY_NOT_UTF8(
            "body-not-utf8",
            400,
            "请求内容不是有效的 UTF-8",
            "The body is not valid UTF-8",
            "`line` and `column` say where, `field` where it is known."),
    BODY_MALFORMED(
            "body-malformed",
            400,
            "请求内容不是有效的 JSON",
            "The body is not valid JSON",
            "`line` and `column` say where, `field` where it is known."),
    BODY_TOO_DEEP(
            "body-too-deep",
            400,
            "请求内容嵌套过深或过长",
            "The body is nested too deep",
            "Depth, length of a name, of a number or of a text exceeds its limit."),
    UNKNOWN_FIELD(
            "unknown-field",
            400,
            "未知的字段",
            "Unknown field",
            "`field` names it; nothing that is sent is silently ignored."),
    DUPLICATE_FIELD("duplicate-field", 400, "字段重复", "A field is given twice", "`field` names it."),
    FIELD_MISSING("field-missing", 400, "缺少必填字段", "A field is missing", "`field` names it."),
    WRONG_TYPE(
            "wrong-type",
            400,
            "字段类型错误",
            "A field has the wrong type",
            "`field` names it, `expected` says what belongs there."),
    CONTROL_CHARACTERS(
            "control-characters",
            400,
            "文本含有控制字符",
            "A text contains control characters",
            "`field` names it. Only multi-line fields admit line breaks and tabs."),
    UNKNOWN_VALUE(
            "unknown-value",
            400,
            "值不在允许范围内",
            "The value is not in the list",
            "`field` names it, `allowed` lists the values where they are few."),
    IMPOSSIBLE_DATE(
            "impossible-date",
            400,
            "日期或时间无效",
            "Impossible date or time",
            "`field` names it. Instants are ISO 8601 with an offset."),
    FIELD_INVALID(
            "field-invalid",
            400,
            "字段的值无效",
            "A field has an invalid value",
            "`field` names the first, `fields` lists all with the reason for each."),
    FILE_TYPE_REFUSED(
            "file-type-refused",
            415,
            "不接受此类文件",
            "The file is of a type that is not taken",
            "By its content it is of no type that a case file takes (`allowed`), or of another than its name or sender says."),
    FILE_BROKEN(
            "file-broken",
            400,
            "文件不完整或已损坏",
            "The file is broken",
            "It is empty, was cut off on its way, does not go on as its type does, or cannot be looked into without a password. Send it again, whole."),
    FILE_ACTIVE_CONTENT(
            "file-active-content",
            400,
            "文件含有可执行内容",
            "The file would do something when opened",
            "It has scripts, macros, programs or commands in it. Print it to a PDF and send that."),
    FILE_INFECTED(
            "file-infected", 400, "文件含有病毒", "The file has a virus", "The scanner found one. Nothing of it was kept."),
    FORBIDDEN_QUESTION(
            "forbidden-question",
            400,
            "不得询问此内容",
            "No campaign asks this",
            "The question is about something that never counts for or against a person. `field` names it, `topic` says which, `word` by what it was recognised."),
    // the thing
    NOT_FOUND(
            "not-found",
            404,
            "未找到",
            "Not found",
            "It does not exist, or the caller may not know that it does; the two are not told apart."),
    NOT_VISIBLE(
            "not-visible",
            403,
            "按规定您不得查看此内容",
            "You may not see this",
            "The access policy hides the `fieldClass`; `reason` says why."),
    DEPARTMENT_NOT_ON_CASE(
            "department-not-on-case",
            403,
            "贵部门未参与此案",
            "Your department is not on the case",
            "Only a department on the case may do this."),
    IDEMPOTENCY_CONFLICT(
            "idempotency-conflict",
            409,
            "同一请求编号的内容不一致",
            "Same key, different content",
            "The `Idempotency-Key` was used with other content; `field` names the first difference."),
    STALE_VERSION(
            "stale-version",
            412,
            "案件已被他人更新",
            "Somebody was faster",
            "`If-Match` is not the current version; `current` shows the present state. The caller's own command that led to it is answered as the first time instead."),
    NOT_NOW(
            "not-now",
            409,
            "当前状态不允许此操作",
            "Not in this state",
            "The state does not admit the command; `caseStatus` is the present one where a case is meant, `reason` says what would."),
    NOT_ASKED(
            "not-asked",
            403,
            "贵部门只是知悉此案，不能受理",
            "Nobody asked your department to take the case on",
            "A registered case is taken on by the department that raised it, or by one that it asked for a part and that accepted. `reason` says whom to ask for the case."),
    SUPERVISION_ONLY_RISES(
            "supervision-only-rises",
            409,
            "督办级别只升不降",
            "Supervision only rises",
            "The case is supervised at this level or a higher one. Cancel the supervision to begin anew."),
    CLOCK_REFUSED(
            "clock-refused",
            409,
            "时限规则不允许",
            "The rule of the clock does not admit it",
            "A pause or an extension that the rule of the clock does not admit; `reason` says why: used up, overdue, consent missing."),
    WRITE_OFF_WITHOUT_OUTCOME(
            "write-off-without-outcome",
            409,
            "未登记办结结果，不能销号",
            "No outcome is recorded",
            "Record how the dispute ended first. Like all refusals of a write-off, `missing` lists every guard that is not met and what it lacks."),
    WRITE_OFF_UNPERFORMED(
            "write-off-unperformed",
            409,
            "协议未履行完毕，且未送达引导告知书，不能销号",
            "Neither performed nor guided",
            "A mediated dispute ends with an agreement that was performed or with the served notice of other routes."),
    WRITE_OFF_TASKS_OPEN(
            "write-off-tasks-open",
            409,
            "有部门任务未完成，不能销号",
            "A department's part is open",
            "`missing` names the departments. Each part is done, or waived with a reason."),
    WRITE_OFF_DOCUMENTS_MISSING(
            "write-off-documents-missing",
            409,
            "必备文书不齐，不能销号",
            "The file lacks documents",
            "`missing` names the kinds of documents."),
    WRITE_OFF_NOT_FOLLOWED_UP(
            "write-off-not-followed-up",
            409,
            "尚未回访各方当事人，不能销号",
            "Not followed up with each side",
            "`missing` names the sides. Each was reached, or attempts on three different days are logged."),
    WRITE_OFF_RED(
            "write-off-red",
            409,
            "红色预警案件不能销号",
            "The case is red",
            "An answer that was wrong is corrected by amending the case, and the danger is then assessed anew. A danger that was real stays RED for 30 days after its last event; leaving RED after that takes people."),
    WRITE_OFF_PROVISIONAL(
            "write-off-provisional",
            409,
            "颜色为暂定，不能销号",
            "The colour is provisional",
            "`missing` names the questions that have to be answered and are not. Amend the case with their answers; risk-service then assesses anew within moments."),
    WRITE_OFF_NEEDS_L2(
            "write-off-needs-l2",
            403,
            "黄色预警案件须由二级责任人验收",
            "A yellow case is verified by the second tier",
            "Who holds an office of the second tier or above for where the case lies, or stands in there, verifies it; a leader where nobody with an account holds one."),
    WRITE_OFF_OWN_WORK(
            "write-off-own-work",
            403,
            "承办人、调解员不能验收自己经办的案件",
            "Nobody verifies their own work",
            "Who worked on the case or mediated it does not verify it; somebody else does. What a department's program did may have been done by anybody there, so it counts as the work of everybody of that department but its leaders."),
    WRITE_OFF_PROTECTION_OPEN(
            "write-off-protection-open",
            409,
            "仍有未了结的保护义务，不能销号",
            "A duty to protect is open",
            "A protection order or a duty to protect somebody still runs."),
    WRITE_OFF_RISK_STALE(
            "write-off-risk-stale",
            409,
            "办结后尚未重新评估风险，不能销号",
            "The risk was not calculated after the outcome",
            "risk-service calculates with the outcome within moments; try again. If it stays so, its events do not arrive."),
    FILE_SEALED(
            "file-sealed",
            409,
            "卷宗已封存",
            "The file is sealed",
            "No document is added to a sealed file, and it is not sealed twice. When the case is reopened a new volume begins."),
    FILE_INCOMPLETE(
            "file-incomplete",
            409,
            "卷宗不齐，不能封存",
            "The file lacks documents",
            "`missing` names the kinds of documents that have to be in it."),
    CAMPAIGN_INCOMPLETE(
            "campaign-incomplete",
            409,
            "排查活动要件不齐，不能启动",
            "The campaign lacks something to be opened",
            "`missing` lists everything: `approval-number-missing`, `legal-basis-missing`, `scope-missing`, `period-missing`, `questions-missing`, each with its `field`."),
    SECOND_PERSON_REQUIRED(
            "second-person-required",
            409,
            "须由另一人操作",
            "A second person has to do this",
            "Whoever prepared it may not be the one who puts it into force."),
    SURVIVOR_WITHOUT_LEAD(
            "survivor-without-lead",
            409,
            "并案后将无人负责",
            "Nobody would be responsible",
            "Somebody is responsible for this case and nobody for the older one it should be merged into. Accept and assign that one first, then merge; `field` is `into`."),
    SLOT_TAKEN(
            "slot-taken",
            409,
            "该时段已被约满",
            "The slot is taken",
            "`reason` says whether the rooms, a profession or a member is taken, `nextFree` is the next slot on which the same wish can be met; absent when there is none within four weeks."),
    NOT_THE_OFFICIAL(
            "not-the-official",
            403,
            "只能由当事的责任人本人办理",
            "Only the official concerned may do this",
            "A handover is two-handed: the sender or an instructed superior proposes, the successor answers. `reason` says who may."),
    STILL_RESPONSIBLE(
            "still-responsible",
            409,
            "仍担任责任人，须先完成交接",
            "Still responsible",
            "The official answers for the `areas` named, each with its level and seat; hand these over first, then leave."),
    MEDIATION_UNDER_WAY(
            "mediation-under-way",
            409,
            "案件正在调解，请在调解程序中办理",
            "A mediation is under way",
            "The agreement, its performance and its end are recorded in the mediation of the case, which leaves them on the case."),
    MEDIATION_REFUSED(
            "mediation-refused",
            409,
            "一方已明确拒绝调解",
            "A side refused mediation",
            "One clear refusal ends it (人民调解法 §17). `side` refused; nothing more is done until both sides consent anew, and other routes are open meanwhile."),
    CONSENT_MISSING(
            "consent-missing",
            409,
            "尚未取得双方同意",
            "Both sides have to consent",
            "`missing` names the sides whose consent is not recorded. Mediation is voluntary."),
    MEDIATION_SUSPENDED("mediation-suspended", 409, "调解已中止", "The mediation is suspended", "Resume it first."),
    AGREEMENT_IN_FORCE(
            "agreement-in-force",
            409,
            "调解协议已生效",
            "The agreement is in force",
            "What was agreed binds. Record what becomes of its promises; after a breach both sides may consent anew."),
    AGREEMENT_MISSING(
            "agreement-missing",
            409,
            "尚无生效的调解协议",
            "No agreement is in force",
            "Draft one, and let everybody sign whom its form wants."),
    MEDIATOR_MISSING(
            "mediator-missing",
            409,
            "尚未确定调解员",
            "Nobody mediates yet",
            "Choose a mediator first; one who stepped aside is replaced."),
    MEDIATOR_RELATED(
            "mediator-related",
            409,
            "调解员与当事人有利害关系",
            "The mediator is related to a party",
            "Who shares the name of a party discloses the relation or says there is none by choosing another; who stepped aside does not come back. Choose somebody else."),
    MEDIATOR_OVERLOADED(
            "mediator-overloaded",
            409,
            "调解员在办案件已达上限",
            "The mediator has too much to do",
            "`open` proceedings are open with this mediator and `most` may be. Choose somebody else."),
    SCREENING_NEEDED(
            "screening-needed",
            409,
            "存在家庭暴力情形，须先完成安全筛查",
            "A safety screening is needed",
            "Violence is known of, so the parties do not meet face to face until somebody has looked whether they safely can. Record the screening, or meet each side separately."),
    FACE_TO_FACE_UNSAFE(
            "face-to-face-unsafe",
            409,
            "安全筛查认为不宜当面调解",
            "It is not safe to meet face to face",
            "A safety screening said so. Meet each side separately."),
    SAFETY_NOT_THEIRS(
            "safety-not-theirs",
            403,
            "只有公安、社区、妇联可以标记",
            "Only some departments say so",
            "`departments` may flag violence; ask one of them."),
    PROMISE_NOT_THEIRS(
            "promise-not-theirs",
            403,
            "这是其他部门的承诺",
            "It is another department's promise",
            "`departments` may do this: who promised says that it was kept; who promised or answers for the case that it was not, and for when; who answers for the case that it need not be."),
    INSTALMENTS_DO_NOT_ADD_UP(
            "instalments-do-not-add-up",
            400,
            "分期金额之和与总额不符",
            "The instalments do not add up",
            "`field` names the term; `amountFen` is its sum and `sumFen` that of its instalments, in 1/100 yuan."),
    E_SIGNATURE_NOT_VALID(
            "e-signature-not-valid",
            409,
            "涉及婚姻、收养、继承等人身关系的文书不得使用电子签名",
            "An electronic signature is not valid here",
            "The agreement is about relations of persons (电子签名法 §3). Sign it by hand, by fingerprint or by seal."),
    IDENTITY_TERMS_NOT_CONFIRMABLE(
            "identity-terms-not-confirmable",
            409,
            "身份关系条款不能申请司法确认",
            "These terms cannot be confirmed",
            "Courts confirm promises of money, not relations of persons; `terms` lists those that cannot. Apply for the others alone."),
    CONFIRMATION_NOT_JOINT(
            "confirmation-not-joint",
            409,
            "司法确认须由双方共同申请",
            "Both sides have to apply",
            "`missing` names who does not. Only both together may apply (民事诉讼法 §205)."),
    CONFIRMATION_WINDOW_OVER(
            "confirmation-window-over",
            409,
            "申请司法确认的期限已过",
            "It is too late for a confirmation",
            "The joint application is made within 30 days of effect; they ended at `until`. The agreement binds all the same, and a party may sue for its performance."),
    PAPER_INCOMPLETE(
            "paper-incomplete",
            409,
            "文书所需内容不全",
            "The paper lacks something",
            "`missing` lists all the form cannot be without."),
    CONFLICT("conflict", 409, "与现有数据冲突", "Conflicts with what is there", "`reason` says with what."),
    // the machinery
    UPSTREAM_UNAVAILABLE(
            "upstream-unavailable",
            503,
            "服务暂时不可用",
            "A service is unavailable",
            "The breaker of `target` is open or the connection failed. `Retry-After` says when to come back."),
    UPSTREAM_BROKEN(
            "upstream-broken",
            502,
            "服务应答中断",
            "A service broke off its answer",
            "The connection to `target` broke before its answer. A command may have been done: repeat it unchanged, with the same key or the same `If-Match`."),
    UPSTREAM_TIMEOUT(
            "upstream-timeout",
            504,
            "服务响应超时",
            "A service did not answer in time",
            "`target` did not answer within its limit. A command may have been done: repeat it unchanged, with the same key or the same `If-Match`."),
    TEMPORARILY_UNAVAILABLE(
            "temporarily-unavailable",
            503,
            "系统暂时不可用",
            "Temporarily unavailable",
            "A part the operation needs is away. A command was not confirmed: repeat it unchanged, with the same key or the same `If-Match`, after `Retry-After`."),
    SCANNER_AWAY(
            "scanner-away",
            503,
            "病毒扫描暂时不可用",
            "The virus scanner is away",
            "Nobody can say whether the file is clean, so it was not kept. Send it again, with the same key, after `Retry-After`."),
    POLICY_MISSING(
            "policy-missing",
            500,
            "操作缺少访问规则",
            "No policy for this operation",
            "The access policy has no row for the operation, so it is refused to everybody."),
    INTERNAL_ERROR("internal-error", 500, "系统内部错误", "Internal error", "`incident` is what the log is searched for.");

    private final String slug;
    private final int status;
    private final String zh;
    private final String en;
    private final String meaning;

    ProblemType(String slug, int status, String zh, String en, String meaning) {
        this.slug = slug;
        this.status = status;
        this.zh = zh;
        this.en = en;
        this.meaning = meaning;
    }

    public String slug() {
        return slug;
    }

    public int status() {
        return status;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** For the reader of the documentation: when it is said and which members it carries. */
    public String meaning() {
        return meaning;
    }

    /** The stable identifier clients may switch on. */
    public URI uri() {
        return URI.create("urn:fengqiao:problem:" + slug);
    }
}
