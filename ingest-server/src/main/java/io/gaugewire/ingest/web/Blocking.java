package io.gaugewire.ingest.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Runs the blocking work of a request on a virtual thread of its own and writes the answer on the
 * request's event loop. Safe for use by many threads.
 */
public final class Blocking implements AutoCloseable {
  /** Requests that may work or wait at once; more are answered 503 at once. */
  static final int MOST_AT_ONCE = 256;

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

  private static void send(RoutingContext request, byte[] body) {
    request
        .response()
        .putHeader("content-type", "application/json")
        .putHeader("cache-control", "no-store")
        .end(Buffer.buffer(body));
  }

  private Future<byte[]> run(Supplier<byte[]> work) {
    if (!room.tryAcquire()) {
      return Future.failedFuture(new ProblemException(Problem.overloaded()));
    }
    Context context = Vertx.currentContext();
    CompletableFuture<byte[]> done =
        CompletableFuture.supplyAsync(work, threads)
            .whenComplete((body, failure) -> room.release());
    return Future.fromCompletionStage(done, context);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
