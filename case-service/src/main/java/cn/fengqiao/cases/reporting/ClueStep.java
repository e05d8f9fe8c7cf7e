package cn.fengqiao.cases.reporting;

import cn.fengqiao.cases.matter.MatterStep;

/** Steps in the life of a clue. */
public enum ClueStep implements MatterStep {
    REPORTED("报告线索"),
    VERIFIED("核实"),
    UNFOUNDED("不属实"),
    MERGED("合并"),
    PROMOTED("登记成案"),
    CONTENT_ERASED("清除内容");

    private final String zh;

    ClueStep(String zh) {
        this.zh = zh;
    }

    @Override
    public String zh() {
        return zh;
    }
}
