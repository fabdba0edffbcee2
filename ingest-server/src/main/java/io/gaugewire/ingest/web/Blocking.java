package io.gaugewire.ingest.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the blocking work of a request on a virtual thread of its own and writes the answer on the
 * request's event loop. Safe for use by many threads.
 */
public final class Blocking implements AutoCloseable {
  /** Requests that may work or wait at once; more are answered 503 at once. */
  static final int MOST_AT_ONCE = 256;

  private static final long PATIENCE_SECONDS = 5;

  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("request-", 0).factory());
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);

  /** Blocking work that answers a query; what it returns becomes the JSON body. */
  public interface Work {
    Object answer(Query query);
  }

  /** A handler that answers with what {@code work} returns, as JSON. */
  public Handler<RoutingContext> json(Work work) {
    return request -> {
      Query query = Query.of(request);
      run(() -> Json.bytes(work.answer(query)))
          .onSuccess(body -> send(request, body))
          .onFailure(request::fail);
    };
  }

  /** A handler that answers with what {@code work} makes of the whole request. */
  public Handler<RoutingContext> call(Function<Call, Answer> work) {
    return request -> {
      Call call = Call.of(request);
      run(() -> Encoded.of(work.apply(call)))
          .onSuccess(answer -> answer.send(request))
          .onFailure(request::fail);
    };
  }

  /** A handler that lets a request go on to the next once {@code check} has passed it. */
  public Handler<RoutingContext> before(Consumer<Call> check) {
    return request -> {
      Call call = Call.of(request);
      run(() -> {
            check.accept(call);
            return call;
          })
          .onSuccess(passed -> request.next())
          .onFailure(request::fail);
    };
  }

  /** An answer in bytes, made on the thread of the request. */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  private record Encoded(Answer answer, byte[] bytes) {
    static Encoded of(Answer answer) {
      return switch (answer) {
        case Answer.Document document -> new Encoded(answer, Json.bytes(document.body()));
        case Answer.Ready ready -> new Encoded(answer, ready.bytes());
        case Answer.File file -> new Encoded(answer, file.bytes());
        case Answer.Redirect _ -> new Encoded(answer, new byte[0]);
      };
    }

    void send(RoutingContext request) {
      HttpServerResponse response = request.response().putHeader("cache-control", "no-store");
      switch (answer) {
        case Answer.Document document -> {
          response.setStatusCode(document.status()).putHeader("content-type", "application/json");
          document
              .version()
              .ifPresent(version -> response.putHeader("etag", "\"" + version + "\""));
          document.cookie().ifPresent(cookie -> response.putHeader("set-cookie", cookie));
        }
        case Answer.Ready _ -> response.putHeader("content-type", "application/json");
        case Answer.Redirect redirect ->
            response
                .setStatusCode(302)
                .putHeader("location", redirect.location())
                .putHeader("set-cookie", redirect.cookies());
        case Answer.File file ->
            response
                .putHeader("content-type", file.contentType())
                .putHeader("content-disposition", "attachment; filename=\"" + file.name() + "\"");
      }
      response.end(Buffer.buffer(bytes));
    }
  }

  private static void send(RoutingContext request, byte[] body) {
    request
        .response()
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store")
        .end(Buffer.buffer(body));
  }

  private <T> Future<T> run(Supplier<T> work) {
    if (!room.tryAcquire()) {
      return Future.failedFuture(new ProblemException(Problem.overloaded()));
    }
    Context context = Vertx.currentContext();
    CompletableFuture<T> done =
        CompletableFuture.supplyAsync(work, threads)
            .whenComplete((body, failure) -> room.release());
    return Future.fromCompletionStage(done, context);
  }

  /** Lets requests that are under way come to their end, within five seconds. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
