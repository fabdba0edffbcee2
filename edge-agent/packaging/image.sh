#!/bin/sh
# Makes a directory with the edge agent and a Java runtime of its own; it runs without a JDK.
# usage: image.sh LIBRARIES TARGET
#   LIBRARIES  directory with the agent's jar and those it needs (mvn dependency:copy-dependencies)
#   TARGET     directory to be made
# The runtime is for the platform of the JDK that runs jlink.
set -eu
if [ $# -ne 2 ]; then
  echo "usage: image.sh LIBRARIES TARGET" >&2
  exit 2
fi
libraries=$1
target=$2
jlink="${JAVA_HOME:+$JAVA_HOME/bin/}jlink"
command -v "$jlink" >/dev/null || { echo "image.sh: jlink of a JDK 25 is needed; set JAVA_HOME" >&2; exit 1; }
ls "$libraries"/gaugewire-edge-agent-*.jar >/dev/null 2>&1 || {
  echo "image.sh: $libraries holds no gaugewire-edge-agent jar" >&2
  exit 1
}
[ ! -e "$target" ] || { echo "image.sh: $target exists already, remove it first" >&2; exit 1; }

"$jlink" --output "$target/runtime" --strip-debug --no-header-files --no-man-pages \
  --compress zip-6 \
  --add-modules java.base,java.logging,java.management,java.naming,java.net.http,java.xml,jdk.crypto.ec,jdk.unsupported,jdk.zipfs
mkdir -p "$target/lib" "$target/bin" "$target/conf"
cp "$libraries"/*.jar "$target/lib/"
cat > "$target/conf/logback.xml" <<'EOF'
<configuration>
  <appender name="console" class="ch.qos.logback.core.ConsoleAppender">
    <target>System.err</target>
    <encoder>
      <pattern>%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %logger{24} %msg %kvp%n</pattern>
    </encoder>
  </appender>
  <root level="INFO">
    <appender-ref ref="console"/>
  </root>
</configuration>
EOF
cat > "$target/bin/edge" <<'EOF'
#!/bin/sh
home=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
# Serial collector, first compiler only, a small heap that is given back: docs/benchmarks/edge.md
# says what it takes. More arenas of the C library would only grow the resident set.
MALLOC_ARENA_MAX=2
export MALLOC_ARENA_MAX
exec "$home/runtime/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms16m -Xmx80m \
  -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:MaxMetaspaceSize=96m -Xss512k \
  -XX:-UsePerfData -XX:+ExitOnOutOfMemoryError \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
  -Dlogback.configurationFile="$home/conf/logback.xml" -cp "$home/lib/*" io.gaugewire.edge.EdgeVerb "$@"
EOF
chmod +x "$target/bin/edge"
echo "made $target ($(du -sh "$target" | cut -f1))"
