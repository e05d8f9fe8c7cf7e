/** The forms of people's mediation as documents made from one entry of data, before anybody prints them. */
@NullMarked
package cn.fengqiao.cases.paper;

import org.jspecify.annotations.NullMarked;
