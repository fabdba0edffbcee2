package io.gaugewire.spc;

import io.gaugewire.spc.arl.RuleArl;
import io.gaugewire.spc.limits.ProcessParameters;
import io.gaugewire.spc.limits.RateParameters;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;

/** Values for any parameter: as often as not ones that make no sense. */
final class HostileValues {
  private static final double[] DOUBLES = {
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    -1,
    -0.0,
    0,
    Double.MIN_VALUE,
    1e-300,
    1e300,
    Double.MAX_VALUE
  };
  private static final double[] USUAL_DOUBLES = {0.05, 0.5, 0.95, 1, 2, 3, 10};
  private static final int[] INTS = {Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE};
  private static final int[] USUAL_INTS = {1, 2, 3, 5, 8, 20};
  private static final int KEPT = 60;
  private static final long MOST_POINTS = 10_000;

  private final SplittableRandom random;
  private final Map<Class<?>, List<Object>> kept = new HashMap<>();

  HostileValues(SplittableRandom random) {
    this.random = random;
  }

  /** Whether a parameter is code, such as a function, which no list of values can stand for. */
  static boolean takesCode(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .anyMatch(type -> type.getPackageName().equals("java.util.function"));
  }

  /** A value of the type, or nothing while none is known. */
  Optional<Object> of(Type type) {
    return switch (type) {
      case Class<?> plain -> ofClass(plain);
      case ParameterizedType generic -> ofGeneric(generic);
      case GenericArrayType array -> array(raw(array.getGenericComponentType()), array);
      case WildcardType wildcard -> of(wildcard.getUpperBounds()[0]);
      case TypeVariable<?> variable ->
          variable.getBounds()[0].equals(Object.class)
              ? Optional.of("label")
              : of(variable.getBounds()[0]);
      default -> Optional.empty();
    };
  }

  private static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> (Class<?>) generic.getRawType();
      default -> Object.class;
    };
  }

  private Optional<Object> ofClass(Class<?> type) {
    if (type.isArray()) {
      return array(type.getComponentType(), type);
    }
    if (type.isEnum()) {
      Object[] constants = type.getEnumConstants();
      return Optional.of(constants[random.nextInt(constants.length)]);
    }
    return switch (type.getName()) {
      case "double", "java.lang.Double" -> Optional.of(number());
      case "int", "java.lang.Integer" -> Optional.of(whole());
      case "long", "java.lang.Long" ->
          Optional.of(random.nextInt(8) == 0 ? Long.MAX_VALUE : (long) whole());
      case "boolean", "java.lang.Boolean" -> Optional.of(random.nextBoolean());
      case "byte" -> Optional.of((byte) whole());
      case "java.lang.String", "java.lang.Object" -> Optional.of(text());
      case "java.math.BigDecimal" -> Optional.of(new BigDecimal(whole()));
      case "java.time.Instant" -> Optional.of(Instant.EPOCH.plusSeconds(random.nextInt(1000)));
      case "java.time.Duration" -> Optional.of(Duration.ofSeconds(random.nextInt(7) - 1L));
      case "java.util.OptionalDouble" ->
          Optional.of(random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(number()));
      case "java.util.OptionalInt" ->
          Optional.of(random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(whole()));
      case "java.util.OptionalLong" ->
          Optional.of(random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(whole()));
      default -> known(type);
    };
  }

  private double number() {
    return switch (random.nextInt(4)) {
      case 0 -> DOUBLES[random.nextInt(DOUBLES.length)];
      case 1 -> 10 + random.nextGaussian();
      default -> USUAL_DOUBLES[random.nextInt(USUAL_DOUBLES.length)];
    };
  }

  private int whole() {
    return random.nextInt(5) == 0
        ? INTS[random.nextInt(INTS.length)]
        : USUAL_INTS[random.nextInt(USUAL_INTS.length)];
  }

  private String text() {
    String[] texts = {"", " ", "a", "b", "0.65", "II", "label"};
    return texts[random.nextInt(texts.length)];
  }

  private Optional<Object> array(Class<?> component, Type type) {
    int length = random.nextInt(6) == 0 ? random.nextInt(2) : 2 + random.nextInt(24);
    if (component.isArray()) {
      length = Math.min(length, 6);
    }
    Object array = Array.newInstance(component, length);
    boolean sound = random.nextInt(3) > 0;
    double constant = random.nextInt(5) == 0 ? 0 : 1;
    int inner = 2 + random.nextInt(4);
    for (int i = 0; i < length; i++) {
      if (component == double.class) {
        Array.setDouble(array, i, sound ? 10 + constant * random.nextGaussian() : number());
        continue;
      }
      Optional<Object> element =
          component == double[].class && sound
              ? Optional.of(random.doubles(inner).toArray())
              : of(
                  type instanceof GenericArrayType generic
                      ? generic.getGenericComponentType()
                      : component);
      if (element.isEmpty()) {
        return Optional.empty();
      }
      Array.set(array, i, element.get());
    }
    return Optional.of(array);
  }

  private Optional<Object> ofGeneric(ParameterizedType type) {
    Class<?> raw = raw(type);
    Type[] arguments = type.getActualTypeArguments();
    if (raw == Optional.class) {
      return Optional.of(random.nextBoolean() ? Optional.empty() : of(arguments[0]));
    }
    if (raw == Set.class) {
      return list(arguments[0]).map(LinkedHashSet::new);
    }
    if (raw.isAssignableFrom(List.class)) {
      return list(arguments[0]).map(list -> (Object) list);
    }
    if (raw == Map.class) {
      Map<Object, Object> map = new LinkedHashMap<>();
      for (int i = random.nextInt(3); i > 0; i--) {
        Optional<Object> value = of(arguments[1]);
        of(arguments[0]).ifPresent(key -> value.ifPresent(v -> map.put(key, v)));
      }
      return Optional.of(map);
    }
    if (raw == Class.class) {
      return Optional.of(random.nextBoolean() ? ProcessParameters.class : RateParameters.class);
    }
    if (raw == Result.class) {
      return random.nextBoolean()
          ? Optional.of(Result.notAvailable("it was made so"))
          : of(arguments[0]).filter(value -> !value.equals(Double.NaN)).map(Result::of);
    }
    return known(raw);
  }

  private Optional<List<Object>> list(Type element) {
    List<Object> list = new ArrayList<>();
    int length = random.nextInt(6) == 0 ? random.nextInt(2) : 2 + random.nextInt(20);
    for (int i = 0; i < length; i++) {
      Optional<Object> each = of(element);
      if (each.isEmpty()) {
        return Optional.empty();
      }
      list.add(each.get());
    }
    return Optional.of(list);
  }

  /** Something of the type that an earlier call gave. */
  Optional<Object> known(Class<?> type) {
    if (type.isEnum()) {
      return ofClass(type);
    }
    List<Object> those = kept.getOrDefault(type, List.of());
    return those.isEmpty()
        ? Optional.empty()
        : Optional.of(those.get(random.nextInt(those.size())));
  }

  /** Keeps a result, and what is inside it, as arguments and targets of later calls. */
  void keep(Object result) {
    switch (result) {
      case Optional<?> optional -> optional.ifPresent(this::keep);
      // Its order is another one in each process.
      case Set<?> set ->
          set.stream().sorted(Comparator.comparing(String::valueOf)).limit(5).forEach(this::keep);
      // To simulate for long tells nothing more.
      case RuleArl.Simulation simulation when simulation.mostPoints() > MOST_POINTS -> {}
      case Collection<?> many -> many.stream().limit(5).forEach(this::keep);
      default -> {
        if (result.getClass().getName().startsWith("io.gaugewire.")) {
          keepAs(result.getClass(), result);
        }
      }
    }
    if (result instanceof Result<?> figure) {
      figure.toOptional().ifPresent(this::keep);
    }
  }

  private void keepAs(Class<?> type, Object result) {
    if (type == null || !type.getName().startsWith("io.gaugewire.")) {
      return;
    }
    List<Object> those = kept.computeIfAbsent(type, t -> new ArrayList<>());
    if (those.size() < KEPT) {
      those.add(result);
    } else {
      those.set(random.nextInt(KEPT), result);
    }
    if (Modifier.isInterface(type.getModifiers())) {
      return;
    }
    keepAs(type.getSuperclass(), result);
    Arrays.stream(type.getInterfaces()).forEach(face -> keepAs(face, result));
  }

  /** A value in full: arrays by their elements. */
  static String text(Object value) {
    return value.getClass().isArray()
        ? Arrays.deepToString(new Object[] {value})
        : String.valueOf(value);
  }
}
