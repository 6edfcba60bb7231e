package io.rivulet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The server: every feature package below this one, wired by Spring. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class RivuletApplication {

    public static void main(String[] args) {
        SpringApplication.run(RivuletApplication.class, args);
    }
}
