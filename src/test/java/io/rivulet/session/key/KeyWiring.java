package io.rivulet.session.key;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** Signing keys as a node wires them, for tests of other packages. */
@TestConfiguration(proxyBeanMethods = false)
@Import({KeyConfiguration.class, SigningKeyRepository.class})
public class KeyWiring {}
