package io.rivulet.platform.s3;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@Configuration(proxyBeanMethods = false)
class S3ClientConfiguration {

    /** A call holds its thread only until the request is written. */
    private static final int CALLERS = 4;

    private static final int CALLS_WAITING = 4096;
    private static final int IDLE_SECONDS = 60;

    @Bean
    AwsCredentialsProvider s3Credentials(S3Properties settings) {
        return settings.accessKey() == null || settings.secretKey() == null
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }

    @Bean(destroyMethod = "close")
    S3AsyncClient s3(S3Properties settings, AwsCredentialsProvider credentials, S3EventLoop loop) {
        return client(settings, credentials, http(loop, settings, settings.connections()));
    }

    /** Connections of their own, so that slow viewers cannot starve uploads. */
    @Bean(destroyMethod = "close", defaultCandidate = false)
    @Qualifier("delivery")
    S3AsyncClient deliveryS3(S3Properties settings, AwsCredentialsProvider credentials, S3EventLoop loop) {
        return client(settings, credentials, http(loop, settings, settings.viewers()));
    }

    @Bean(destroyMethod = "dispose", defaultCandidate = false)
    @Qualifier("s3")
    Scheduler s3Callers() {
        return Schedulers.newBoundedElastic(CALLERS, CALLS_WAITING, "s3-call", IDLE_SECONDS, true);
    }

    @Bean
    S3Calls s3Calls(S3AsyncClient s3, S3Properties settings, @Qualifier("s3") Scheduler callers) {
        return new S3Calls(s3, settings.bucket(), callers);
    }

    @Bean(defaultCandidate = false)
    @Qualifier("delivery")
    S3Calls deliveryS3Calls(
            @Qualifier("delivery") S3AsyncClient s3, S3Properties settings, @Qualifier("s3") Scheduler callers) {
        return new S3Calls(s3, settings.bucket(), callers);
    }

    @Bean(destroyMethod = "close")
    S3Presigner s3Presigner(S3Properties settings, AwsCredentialsProvider credentials) {
        var presigner = S3Presigner.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .serviceConfiguration(addressing(settings));
        if (settings.endpoint() != null) {
            presigner.endpointOverride(settings.endpoint());
        }
        return presigner.build();
    }

    private static S3AsyncClient client(
            S3Properties settings, AwsCredentialsProvider credentials, NettyNioAsyncHttpClient.Builder http) {
        var client = S3AsyncClient.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials)
                .serviceConfiguration(addressing(settings))
                // other stores than AWS know nothing of the newer checksums
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(http);
        if (settings.endpoint() != null) {
            client.endpointOverride(settings.endpoint());
        }
        return client.build();
    }

    private static NettyNioAsyncHttpClient.Builder http(S3EventLoop loop, S3Properties settings, int connections) {
        return NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(loop.group())
                .maxConcurrency(connections)
                .maxPendingConnectionAcquires(4 * connections)
                .connectionTimeout(Duration.ofSeconds(3))
                .connectionAcquisitionTimeout(settings.answerWithin())
                .readTimeout(settings.idleFor())
                .writeTimeout(settings.idleFor());
    }

    private static S3Configuration addressing(S3Properties settings) {
        return S3Configuration.builder()
                .pathStyleAccessEnabled(settings.pathStyle())
                // asking first would cost each part a way there and back; a refused one is sent again from memory
                .expectContinueEnabled(false)
                .build();
    }
}
