package cn.fengqiao.identity;

import java.util.List;
import java.util.Optional;

/** The people and programs of the demo subdistrict 禾川市 · 枫桥街道. All fictional. */
final class DemoSubdistrict {

    /** Everything whose value starts so is public knowledge and worth nothing as a secret. */
    static final String PUBLIC_SECRET_PREFIX = "fengqiao-demo";

    private static final String AREA = "HC.FQ";

    static final List<Account> ACCOUNTS = List.of(
            new Account("police.dispatcher", "陈警官", "POLICE", AREA, List.of("DISPATCHER")),
            new Account("urban.dispatcher", "林队长", "URBAN_MANAGEMENT", AREA, List.of("DISPATCHER")),
            new Account("emergency.dispatcher", "赵主任", "EMERGENCY", AREA, List.of("DISPATCHER")),
            new Account("community.dispatcher", "王书记", "COMMUNITY", AREA, List.of("DISPATCHER")),
            new Account("community.grid", "李网格员", "COMMUNITY", AREA, List.of("GRID_WORKER")),
            new Account("community.mediator", "孙副书记", "COMMUNITY", AREA, List.of("MEDIATOR")),
            new Account("liaison.police", "周联络员", "POLICE", AREA, List.of("LIAISON")),
            new Account("leader", "沈主任", "COMMUNITY", AREA, List.of("LEADER")),
            new Account("cadre", "何科长", "COMMUNITY", AREA, List.of("LEADER")),
            new Account("auditor", "许审计", "COMMUNITY", AREA, List.of("AUDITOR")),
            new Account("admin", "系统管理员", "COMMUNITY", AREA, List.of("ADMIN")));

    static final List<SystemClient> SYSTEMS = List.of(
            system("police-system", "公安业务系统", "POLICE"),
            system("urban-management-system", "城管业务系统", "URBAN_MANAGEMENT"),
            system("emergency-system", "应急业务系统", "EMERGENCY"),
            system("community-system", "社区业务系统", "COMMUNITY"),
            // The platform's own programs belong to no department on a case and cover no place, so they see no case.
            new SystemClient("gateway-service", "gateway", "PLATFORM", "NOWHERE", List.of("FEED")),
            service("case-service"),
            service("risk-service"),
            service("notification-service"));

    private DemoSubdistrict() {}

    static Optional<Account> account(String username) {
        return ACCOUNTS.stream()
                .filter(account -> account.username().equals(username))
                .findAny();
    }

    static Optional<SystemClient> system(String clientId) {
        return SYSTEMS.stream()
                .filter(system -> system.clientId().equals(clientId))
                .findAny();
    }

    private static SystemClient system(String clientId, String name, String department) {
        return new SystemClient(clientId, name, department, AREA, List.of("SYSTEM", "DISPATCHER"));
    }

    private static SystemClient service(String clientId) {
        return new SystemClient(clientId, clientId, "PLATFORM", "NOWHERE", List.of("SERVICE"));
    }
}
