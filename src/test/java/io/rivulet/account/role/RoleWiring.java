package io.rivulet.account.role;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** The roles of accounts as a node wires them, for tests of other packages. */
@TestConfiguration(proxyBeanMethods = false)
@Import({StandingRepository.class, Standings.class})
public class RoleWiring {}
