package io.rivulet.session.token;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** Tokens as a node wires them, for tests of other packages. */
@TestConfiguration(proxyBeanMethods = false)
@Import(TokenConfiguration.class)
public class TokenWiring {}
