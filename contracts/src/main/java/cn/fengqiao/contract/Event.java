package cn.fengqiao.contract;

/**
 * A fact one service tells the others. Thin by law of the house: what happened, to which case, where, how dangerous;
 * never names, numbers of persons or narratives.
 */
public sealed interface Event permits CaseEvent, NeighbourhoodEvent, RiskEvent, NotificationEvent, Canary {}
