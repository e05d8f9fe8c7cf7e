/**
 * Household harmony cards 家庭和谐服务档卡: who lives at a door, who calls on them, and which cases touch them. A card rates
 * nobody; its colour is that of the most dangerous open case and goes with it.
 */
@NullMarked
package cn.fengqiao.cases.household;

import org.jspecify.annotations.NullMarked;
