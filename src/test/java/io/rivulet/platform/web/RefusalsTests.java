package io.rivulet.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import reactor.pool.PoolAcquirePendingLimitException;

class RefusalsTests {

    private final PoolAcquirePendingLimitException full = new PoolAcquirePendingLimitException(8);

    @Test
    void tooManyWhoWaitForPostgresMeanThatTheServerIsBusy() {
        assertThat(Refusals.of(full).code()).isEqualTo(WebError.BUSY);
        assertThat(Refusals.of(new DataAccessResourceFailureException("full", full))
                        .code())
                .isEqualTo(WebError.BUSY);
        assertThat(Refusals.of(new CannotCreateTransactionException("full", full))
                        .code())
                .isEqualTo(WebError.BUSY);
    }

    @Test
    void aPostgresThatIsAwayIsAnotherMatter() {
        assertThat(Refusals.of(new DataAccessResourceFailureException("refused"))
                        .code())
                .isEqualTo(WebError.UNAVAILABLE);
    }
}
