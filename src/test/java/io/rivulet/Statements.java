package io.rivulet;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.reactivestreams.Publisher;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.boot.test.context.TestConfiguration;
import reactor.core.publisher.Mono;

/** Writes down every statement that requests send to PostgreSQL; the workers' own are left out. */
@TestConfiguration(proxyBeanMethods = false)
public class Statements implements ConnectionFactoryDecorator {

    private static final List<String> OF_WORKERS = List.of(
            "UPDATE job",
            "FROM job",
            "signing_key",
            "SELECT token",
            "array_agg(published_at",
            "SELECT span.place",
            "AS mine (id, fence)",
            "WHERE expired AND",
            "WHERE NOT upload.lasting",
            "AND NOT cleared",
            "WHERE stale",
            "ended_at <");

    private final List<String> sent = new CopyOnWriteArrayList<>();

    @Override
    public ConnectionFactory decorate(ConnectionFactory connections) {
        return new Watched(connections);
    }

    /** What a client's doings cost. */
    public List<String> during(Doing doing) throws Exception {
        sent.clear();
        doing.run();
        return List.copyOf(sent);
    }

    private void note(String statement) {
        if (OF_WORKERS.stream().noneMatch(statement::contains)) {
            sent.add(statement.strip());
        }
    }

    private Connection watched(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("createStatement")) {
                        note((String) arguments[0]);
                    }
                    return call(connection, method, arguments);
                });
    }

    private static Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    /** Something a client does. */
    @FunctionalInterface
    public interface Doing {
        void run() throws Exception;
    }

    private final class Watched implements ConnectionFactory {

        private final ConnectionFactory connections;

        Watched(ConnectionFactory connections) {
            this.connections = connections;
        }

        @Override
        public Publisher<? extends Connection> create() {
            return Mono.from(connections.create()).map(Statements.this::watched);
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return connections.getMetadata();
        }
    }
}
