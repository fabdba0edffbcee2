package io.gaugewire.ingest.intake;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A real connection that breaks at a commit when told to, before or after the commit took place.
 */
@NullMarked
final class BreakingConnection implements InvocationHandler {
  enum Break {
    NOT,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  private final Connection connection;
  private final Supplier<Break> when;

  private BreakingConnection(Connection connection, Supplier<Break> when) {
    this.connection = connection;
    this.when = when;
  }

  static Connection around(Connection connection, Supplier<Break> when) {
    return (Connection)
        Proxy.newProxyInstance(
            BreakingConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new BreakingConnection(connection, when));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Break how = method.getName().equals("commit") ? when.get() : Break.NOT;
    if (how == Break.BEFORE_COMMIT) {
      connection.close();
    }
    try {
      Object result = method.invoke(connection, arguments);
      if (how == Break.AFTER_COMMIT) {
        connection.close();
        throw new SQLException("the connection broke after the commit", "08006");
      }
      return result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
