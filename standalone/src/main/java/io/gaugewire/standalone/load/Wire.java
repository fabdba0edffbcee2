package io.gaugewire.standalone.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between the edges and the server, which can be cut and can swallow. */
public final class Wire implements AutoCloseable {
  private static final int CONNECT_MILLIS = 2_000;

  /** What it does with what is put in. */
  public enum Mood {
    PASS,
    /** Connections break and are refused. */
    CUT,
    /** Connections stay, and nothing arrives. */
    SWALLOW
  }

  private final ServerSocket door;
  private final int server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Mood mood = Mood.PASS;

  /**
   * A wire to a port of this machine.
   *
   * @param server where the server listens, now or later
   */
  public Wire(int server) throws IOException {
    this.server = server;
    this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("wire").start(this::accept);
  }

  /** Where the edges find it, on 127.0.0.1. */
  public int port() {
    return door.getLocalPort();
  }

  /** Changes at once what it does. */
  public void become(Mood next) {
    Mood before = mood;
    mood = next;
    // A connection that swallowed something is broken for good: the bytes are gone.
    if (next == Mood.CUT || before == Mood.SWALLOW) {
      open.forEach(Wire::closeQuietly);
    }
  }

  /** Is in another mood for a while. */
  public void disturb(Mood other, Duration length) throws InterruptedException {
    become(other);
    Thread.sleep(length);
    become(Mood.PASS);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket edge = door.accept();
        if (mood == Mood.CUT) {
          edge.close();
        } else {
          Thread.ofVirtual().start(() -> join(edge));
        }
      } catch (IOException e) {
        // Closed, or one connection that could not be had.
      }
    }
  }

  private void join(Socket edge) {
    Socket far = new Socket();
    open.add(edge);
    open.add(far);
    try (edge;
        far) {
      far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server), CONNECT_MILLIS);
      Thread back = Thread.ofVirtual().start(() -> pump(far, edge));
      pump(edge, far);
      back.join();
    } catch (IOException e) {
      // The server is away: the edge sees its connection break.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(edge);
      open.remove(far);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (mood == Mood.PASS) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException e) {
      // Both ends see their connection break.
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is gone either way.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    open.forEach(Wire::closeQuietly);
  }
}
