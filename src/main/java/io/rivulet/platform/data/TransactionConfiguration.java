package io.rivulet.platform.data;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Transactions are steps of a pipeline; without the annotation, no bean needs a proxy. */
@Configuration(proxyBeanMethods = false)
class TransactionConfiguration {

    @Bean
    TransactionalOperator transaction(ReactiveTransactionManager transactions) {
        return new WholeTransactions(transactions);
    }
}
