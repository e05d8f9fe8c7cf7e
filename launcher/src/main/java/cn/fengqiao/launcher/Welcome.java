package cn.fengqiao.launcher;

import cn.fengqiao.launcher.system.Ports;

/** What a person needs to know once everything is ready. */
final class Welcome {

    private Welcome() {}

    static String text(Ports ports, String demoPassword) {
        return """

                Fengqiao 枫桥 is at  %s

                  demo accounts, all with the password  %s
                    police.dispatcher     公安调度员       urban.dispatcher     城管调度员
                    emergency.dispatcher  应急调度员       community.dispatcher 社区调度员
                    community.grid        网格员           community.mediator   社区调解员
                    liaison.police        公安联络员       cadre                分包科级干部
                    leader   街道领导     auditor  审计员    admin  系统管理员

                Next: open it as community.dispatcher and, in another browser, as police.dispatcher; raise a case in one.
                      ./fengqiao token police     a bearer token for scripts
                      ./fengqiao import FILE      hand in work orders
                      ./fengqiao down             end everything; the data stay
                """.formatted(ports.gateway(), demoPassword);
    }
}
