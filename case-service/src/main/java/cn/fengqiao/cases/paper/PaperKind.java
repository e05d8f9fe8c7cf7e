package cn.fengqiao.cases.paper;

/** The forms, after 《人民调解卷宗格式》 of the Ministry of Justice and the laws named at each. */
public enum PaperKind {
    /** 人民调解法 §17: anybody may ask for mediation. */
    APPLICATION("人民调解申请书"),
    /** 人民调解法 §§23–24: what the parties may and must do, told before it begins. */
    RIGHTS_NOTICE("人民调解当事人权利义务告知书"),
    INVESTIGATION_RECORD("人民调解调查记录"),
    /** 人民调解法 §27: the mediator keeps a record. */
    MEDIATION_RECORD("人民调解记录"),
    /** 人民调解法 §29. */
    AGREEMENT("人民调解协议书"),
    /** 人民调解法 §28 and §30: agreed by word of mouth, and written down by the mediator. */
    ORAL_AGREEMENT("人民调解口头协议登记表"),
    PERFORMANCE_PROOF("人民调解协议履行凭证"),
    /** 人民调解法 §31: the committee sees to it that what was agreed is done. */
    FOLLOW_UP_RECORD("人民调解回访记录"),
    /** 民事诉讼法 §205: both parties together, within 30 days of effect. */
    JUDICIAL_CONFIRMATION("司法确认申请书"),
    /** 人民调解法 §26: mediation ended without agreement; the other routes. */
    GUIDANCE_NOTICE("其他途径解决纠纷引导告知书"),
    FILE_COVER("人民调解卷宗"),
    FILE_BACK("备考表");

    private final String title;

    PaperKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /**
     * Whether it is of the case: it is made before both sides consent to mediation, and when nobody mediates. All others
     * are of a proceeding.
     */
    public boolean ofTheCase() {
        return switch (this) {
            case APPLICATION, RIGHTS_NOTICE, INVESTIGATION_RECORD, FOLLOW_UP_RECORD, FILE_COVER, FILE_BACK -> true;
            case MEDIATION_RECORD,
                    AGREEMENT,
                    ORAL_AGREEMENT,
                    PERFORMANCE_PROOF,
                    JUDICIAL_CONFIRMATION,
                    GUIDANCE_NOTICE -> false;
        };
    }
}
