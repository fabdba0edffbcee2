package io.gaugewire.ingest.web;

import io.vertx.ext.web.Router;

/** The requests one feature answers, mounted below {@code /api/v1}. */
public interface Routes {
  void mount(Router api, Blocking blocking);
}
