package io.gaugewire.spc;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gaugewire.spc.arl.RuleArl;
import io.gaugewire.spc.gaugestudy.AgreementStudy;
import io.gaugewire.spc.limits.LimitHistory;
import io.gaugewire.spc.monitor.ChartForm;
import io.gaugewire.spc.monitor.ChartId;
import io.gaugewire.spc.monitor.ChartMonitor;
import io.gaugewire.spc.monitor.Forming;
import io.gaugewire.spc.monitor.MonitoredChart;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Every public constructor and method of the library, called with what callers should not give it:
 * NaN, infinities, negative and vast numbers, empty and ragged lists, equal values. What comes back
 * is an exception that says what is wrong, or a result without NaN in it.
 */
class PublicEntryPointsTest {
  private static final long SEED = Long.getLong("spc.entry.seed", 20261121);
  private static final int ROUNDS = Integer.getInteger("spc.entry.rounds", 60);

  private static final int ROUNDS_OF_A_SEARCH = 4;

  /** Entries that try many designs, and so take up to a second a call. */
  private static final Set<String> SEARCHES =
      Set.of("CusumArl.intervalForOneSided", "CusumArl.intervalForTwoSided", "VariablesPlan.like");

  /** Methods of Object and of records and enums that the compiler writes. */
  private static final Set<String> WRITTEN_BY_THE_COMPILER =
      Set.of("equals", "hashCode", "toString", "valueOf", "values", "ordinal", "compareTo");

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final HostileValues values = new HostileValues(random);
  private final Map<Executable, Integer> calls = new HashMap<>();
  private final Set<String> called = new TreeSet<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  @Test
  @Timeout(value = 300, unit = TimeUnit.SECONDS)
  void answerWrongInputWithAReasonAndNeverWithNaN() {
    List<Executable> entries = entryPoints();
    assertThat(entries).hasSizeGreaterThan(400);
    // Chance would hardly ever make these.
    values.keep(new RuleArl.Simulation(7, 200, 2000));
    List<List<String>> judged = List.of(List.of("good", "good"), List.of("bad", "good"));
    values.keep(new AgreementStudy<>(List.of(judged, judged), List.of("good", "bad")));
    values.keep(
        new ChartMonitor(
            MonitoredChart.of(
                new ChartId("shaft diameter"),
                new ChartForm.MeanAndRange(),
                new Forming.Consecutive(5),
                new LimitHistory(List.of()))));
    for (int round = 0; round < ROUNDS; round++) {
      entries.forEach(this::call);
    }
    SoftAssertions.assertSoftly(
        all -> {
          all.assertThat(failures.values()).as("seed %d", SEED).isEmpty();
          all.assertThat(entries)
              .extracting(Executable::toGenericString)
              .as("entry points, all of which are reached")
              .filteredOn(entry -> !called.contains(entry))
              .isEmpty();
        });
  }

  private static List<Executable> entryPoints() {
    List<Executable> entries = new ArrayList<>();
    for (JavaClass found :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.gaugewire.spc")) {
      Class<?> type = found.reflect();
      if (!isPublic(type)) {
        continue;
      }
      if (!Modifier.isAbstract(type.getModifiers())) {
        Arrays.stream(type.getConstructors()).forEach(entries::add);
      }
      Arrays.stream(type.getDeclaredMethods())
          .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
          .filter(method -> !WRITTEN_BY_THE_COMPILER.contains(method.getName()))
          .filter(method -> !HostileValues.takesCode(method))
          .forEach(entries::add);
    }
    entries.sort(Comparator.comparing(Executable::toGenericString));
    return entries;
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> enclosing = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (enclosing == null || isPublic(enclosing));
  }

  private void call(Executable entry) {
    if (calls.getOrDefault(entry, 0) >= most(entry)) {
      return;
    }
    Optional<Object> target = target(entry);
    Type[] types = entry.getGenericParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      Optional<Object> argument = values.of(types[i]);
      if (argument.isEmpty()) {
        return;
      }
      arguments[i] = argument.get();
    }
    if (needsTarget(entry) && target.isEmpty()) {
      return;
    }
    called.add(entry.toGenericString());
    calls.merge(entry, 1, Integer::sum);
    invoke(entry, target, arguments);
  }

  /** How often an entry is called: always the same, however fast the machine is. */
  private static int most(Executable entry) {
    return SEARCHES.contains(entry.getDeclaringClass().getSimpleName() + "." + entry.getName())
        ? ROUNDS_OF_A_SEARCH
        : ROUNDS;
  }

  private static boolean needsTarget(Executable entry) {
    return entry instanceof Method && !Modifier.isStatic(entry.getModifiers());
  }

  private Optional<Object> target(Executable entry) {
    return needsTarget(entry) ? values.known(entry.getDeclaringClass()) : Optional.empty();
  }

  private void invoke(Executable entry, Optional<Object> target, Object[] arguments) {
    try {
      ((AccessibleObject) entry).setAccessible(true);
      Object result =
          entry instanceof Constructor<?> constructor
              ? constructor.newInstance(arguments)
              : ((Method) entry).invoke(target.orElse(null), arguments);
      if (result == null) {
        return;
      }
      String text = HostileValues.text(result);
      if (text.contains("NaN")) {
        fail(entry, target, arguments, "gave " + text);
      } else {
        values.keep(result);
      }
    } catch (InvocationTargetException e) {
      judge(entry, target, arguments, Objects.requireNonNull(e.getCause()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(entry.toGenericString(), e);
    }
  }

  private void judge(
      Executable entry, Optional<Object> target, Object[] arguments, Throwable thrown) {
    if (thrown instanceof ClassCastException) {
      // Type parameters do not exist at run time: what was put together here does not compile.
      return;
    }
    boolean clear =
        thrown instanceof IllegalArgumentException
            || thrown instanceof IllegalStateException
            || thrown instanceof ArithmeticException
            || thrown instanceof DateTimeException
            || (thrown instanceof IndexOutOfBoundsException && takesAPosition(entry));
    if (!clear || thrown.getMessage() == null || thrown.getMessage().isBlank()) {
      String at = Arrays.stream(thrown.getStackTrace()).limit(2).toList().toString();
      fail(entry, target, arguments, "threw " + thrown + " at " + at);
    }
  }

  private static boolean takesAPosition(Executable entry) {
    return Arrays.asList(entry.getParameterTypes()).contains(int.class);
  }

  private void fail(
      Executable entry, Optional<Object> target, Object[] arguments, String happened) {
    String given = target.map(t -> HostileValues.text(t) + " ").orElse("");
    failures.putIfAbsent(
        entry.toGenericString(),
        "%n%s%n    of %s%s%n    %s"
            .formatted(
                entry.toGenericString(),
                abridged(given),
                abridged(HostileValues.text(arguments)),
                abridged(happened)));
  }

  private static String abridged(String text) {
    return text.length() <= 600 ? text : text.substring(0, 600) + "...";
  }
}
