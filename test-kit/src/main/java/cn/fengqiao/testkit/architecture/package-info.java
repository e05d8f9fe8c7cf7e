/** The rules of how a service is built, as one call in a test of the service. */
@NullMarked
package cn.fengqiao.testkit.architecture;

import org.jspecify.annotations.NullMarked;
