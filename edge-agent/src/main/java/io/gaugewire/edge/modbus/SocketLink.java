package io.gaugewire.edge.modbus;

import io.gaugewire.edge.tls.PemFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A TCP connection, with TLS where certificates are given. */
final class SocketLink implements ByteLink {
  private final String host;
  private final int port;
  private final Duration connectTimeout;
  private final @Nullable PemFiles tls;
  private @Nullable Socket socket;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;

  SocketLink(String host, int port, Duration connectTimeout, @Nullable PemFiles tls) {
    this.host = host;
    this.port = port;
    this.connectTimeout = connectTimeout;
    this.tls = tls;
  }

  @Override
  public void open() throws IOException {
    close();
    Socket opened = new Socket();
    try {
      var address = new InetSocketAddress(host, port);
      if (address.isUnresolved()) {
        throw new UnknownHostException(host);
      }
      opened.connect(address, Math.toIntExact(connectTimeout.toMillis()));
      opened.setTcpNoDelay(true);
      opened.setKeepAlive(true);
      if (tls != null) {
        opened.setSoTimeout(Math.toIntExact(connectTimeout.toMillis()));
        opened = handshaken(tls, opened);
      }
      in = opened.getInputStream();
      out = opened.getOutputStream();
      socket = opened;
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private Socket handshaken(PemFiles files, Socket plain) throws IOException {
    // The files are read at every opening: a renewed certificate needs no restart.
    var secured =
        (SSLSocket) files.context().getSocketFactory().createSocket(plain, host, port, true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    // The name in the certificate is checked against the host of the configuration.
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    secured.setSSLParameters(parameters);
    secured.startHandshake();
    return secured;
  }

  @Override
  public void write(byte[] bytes, int length) throws IOException {
    OutputStream target = out;
    if (target == null) {
      throw new EOFException("not connected");
    }
    target.write(bytes, 0, length);
    target.flush();
  }

  @Override
  public int read(byte[] into, int offset, int length, long deadlineNanos) throws IOException {
    Socket from = socket;
    InputStream source = in;
    if (from == null || source == null) {
      throw new EOFException("not connected");
    }
    long leftMillis = Math.ceilDiv(deadlineNanos - System.nanoTime(), 1_000_000L);
    if (leftMillis <= 0) {
      throw new SocketTimeoutException("deadline passed");
    }
    from.setSoTimeout((int) Math.min(leftMillis, Integer.MAX_VALUE));
    int count = source.read(into, offset, length);
    if (count < 0) {
      throw new EOFException("the other side closed the connection");
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    InputStream source = in;
    return source == null ? 0 : source.available();
  }

  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    in = null;
    out = null;
    if (open != null) {
      try {
        // An orderly farewell could wait for a peer that no longer reads.
        open.setSoLinger(true, 0);
        open.close();
      } catch (IOException e) {
        // The socket is given up either way.
      }
    }
  }
}
