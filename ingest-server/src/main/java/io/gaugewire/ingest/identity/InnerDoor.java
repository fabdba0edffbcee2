package io.gaugewire.ingest.identity;

import io.gaugewire.ingest.web.Answer;
import io.gaugewire.ingest.web.ApiDocument;
import io.gaugewire.ingest.web.BodySchema;
import io.gaugewire.ingest.web.Call;
import io.gaugewire.ingest.web.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes requests from within this process, under the same rules and permissions as over HTTP;
 * whoever holds it answers for the callers being who they are. Safe for use by many threads.
 */
public final class InnerDoor {
  private final List<Way> ways;

  /** An endpoint with its path in pieces. */
  private record Way(Endpoint endpoint, List<String> pieces, Optional<BodySchema> schema) {
    static Way to(Endpoint endpoint, ApiDocument document) {
      return new Way(
          endpoint,
          InnerDoor.pieces(endpoint.operation().replace(" /", "/")),
          document.body(endpoint.operation()));
    }
  }

  public InnerDoor(List<Endpoint> endpoints, ApiDocument document) {
    this.ways = endpoints.stream().map(endpoint -> Way.to(endpoint, document)).toList();
  }

  /**
   * Asks.
   *
   * @param request method and path with its query, such as {@code GET /batches?state=open}
   * @throws io.gaugewire.ingest.web.ProblemException when it is refused
   */
  public Answer ask(Caller caller, String request, byte[] body) {
    int question = request.indexOf('?');
    String path = question < 0 ? request : request.substring(0, question);
    List<String> pieces = pieces(path.replace(" /", "/"));
    for (Way way : ways) {
      Optional<Map<String, String>> found = fits(way.pieces(), pieces);
      if (found.isPresent()) {
        Map<String, String> parameters = new HashMap<>(found.get());
        if (question >= 0) {
          parameters.putAll(query(request.substring(question + 1)));
        }
        Call call = Call.of(parameters, body, caller.address());
        return Admission.answer(way.endpoint(), way.schema(), call, caller);
      }
    }
    throw Problem.notFound("There is no " + path + ".");
  }

  private static List<String> pieces(String path) {
    return List.of(path.split("/"));
  }

  private static Optional<Map<String, String>> fits(List<String> way, List<String> pieces) {
    if (way.size() != pieces.size()) {
      return Optional.empty();
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < way.size(); i++) {
      String name = way.get(i);
      if (name.startsWith("{")) {
        parameters.put(name.substring(1, name.length() - 1), pieces.get(i));
      } else if (!name.equals(pieces.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(parameters);
  }

  private static Map<String, String> query(String text) {
    Map<String, String> parameters = new HashMap<>();
    Stream.of(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .forEach(pair -> parameters.put(pair[0], pair.length > 1 ? pair[1] : ""));
    return parameters;
  }
}
