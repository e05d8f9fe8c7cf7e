package cn.fengqiao.cases.clock;

/**
 * By how much a clock may be extended.
 *
 * @param term counted from the due time
 * @param times how often
 * @param consentOfBoth whether both parties have to agree
 */
public record ExtensionRule(Term term, int times, boolean consentOfBoth) {}
