package io.gaugewire.standalone.plant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ghgande.j2mod.modbus.procimg.IllegalAddressException;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each device as its reader sees it, request by request. */
class DevicesTest {
  private static Inspected shaft(int number, double diameter) {
    return new Inspected(
        Line.SHAFT,
        new Part(1, number),
        Duration.ZERO,
        Map.of("diameter", diameter, "length", 85.012),
        Map.of(),
        true);
  }

  private static Inspected pressed(int number) {
    return new Inspected(
        Line.PRESS_FIT,
        new Part(1, number),
        Duration.ZERO,
        Map.of("force", 18.125, "travel", 6.5),
        Map.of(),
        number % 2 == 1);
  }

  private static Inspected tested(int number) {
    return new Inspected(
        Line.LEAK,
        new Part(1, number),
        Duration.ZERO,
        Map.of("leak", 12.345, "test-pressure", 500.1),
        Map.of(),
        true);
  }

  private static int int32(InputRegister[] registers, int at) {
    return registers[at].getValue() << 16 | registers[at + 1].getValue();
  }

  private static int int32LowFirst(InputRegister[] registers, int at) {
    return registers[at + 1].getValue() << 16 | registers[at].getValue();
  }

  @Test
  void theShaftGaugeWritesTheValuesBeforeItCountsUp() {
    var gauge = new ShaftGauge();
    gauge.inspected(shaft(1, 12.0005));
    assertThat(int32(gauge.getRegisterRange(0, 36), 0)).isZero();
    assertThat(int32(gauge.getRegisterRange(0, 36), 10)).isEqualTo(120_005);
    gauge.tick(Duration.ofMillis(20));
    InputRegister[] all = gauge.getRegisterRange(0, 36);
    assertThat(int32(all, 0)).isEqualTo(1);
    assertThat(all[20].getValue()).isEqualTo('B' << 8 | '0');
    assertThat(all[14].getValue()).isEqualTo(1);
  }

  @Test
  void aReadyStationHoldsItsResultUntilItIsAcknowledged() {
    var station = new PressFitStation();
    station.inspected(pressed(1));
    station.inspected(pressed(2));
    assertThat(station.getDigitalIn(0).isSet()).isTrue();
    assertThat(int32(station.getInputRegisterRange(0, 22), 0)).isEqualTo(1);
    assertThat(int32(station.getInputRegisterRange(0, 22), 2)).isEqualTo(18_125);
    station.getDigitalOut(0).set(true);
    station.tick(Duration.ZERO);
    assertThat(station.getDigitalIn(0).isSet()).isFalse();
    station.getDigitalOut(0).set(false);
    station.tick(Duration.ZERO);
    assertThat(station.getDigitalIn(0).isSet()).isTrue();
    assertThat(int32(station.getInputRegisterRange(0, 22), 0)).isEqualTo(2);
    assertThat(station.getDigitalIn(2).isSet()).isFalse();
  }

  @Test
  void theResultAfterALossSaysSo() {
    var station = new PressFitStation();
    for (int number = 1; number <= 10; number++) {
      station.inspected(pressed(number));
    }
    List<Integer> read = new ArrayList<>();
    List<Boolean> overrun = new ArrayList<>();
    int acknowledged = 0;
    while (station.getDigitalIn(0).isSet()) {
      read.add(int32(station.getInputRegisterRange(0, 2), 0));
      overrun.add(station.getDigitalIn(1).isSet());
      station.getDigitalOut(0).set(true);
      if (++acknowledged == 1) {
        station.inspected(pressed(11));
      }
      station.getDigitalOut(0).set(false);
      station.tick(Duration.ZERO);
    }
    assertThat(read).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 11);
    assertThat(overrun)
        .containsExactly(false, false, false, false, false, false, false, false, true);
  }

  @Test
  void readingTheLeakTestersFrontBlockTakesTheResultOut() {
    var tester = new LeakTester();
    tester.inspected(tested(1));
    tester.inspected(tested(2));
    assertThat(tester.getInputRegister(16).getValue()).isEqualTo(2);
    assertThat(int32LowFirst(tester.getInputRegisterRange(96, 16), 0)).isEqualTo(2);
    InputRegister[] front = tester.getInputRegisterRange(32, 16);
    assertThat(int32LowFirst(front, 0)).isEqualTo(1);
    assertThat(int32LowFirst(front, 2)).isEqualTo(12_345);
    assertThat(tester.getInputRegister(16).getValue()).isEqualTo(1);
    assertThat(int32LowFirst(tester.getInputRegisterRange(32, 16), 0)).isEqualTo(2);
    assertThat(tester.getInputRegister(16).getValue()).isZero();
    assertThat(int32LowFirst(tester.getInputRegisterRange(32, 16), 0)).isZero();
  }

  @Test
  void aFullLeakTesterLosesTheNewestAndMarksTheNext() {
    var tester = new LeakTester();
    for (int number = 1; number <= 9; number++) {
      tester.inspected(tested(number));
    }
    for (int number = 1; number <= 8; number++) {
      assertThat(tester.getDigitalIn(5).isSet()).isFalse();
      assertThat(int32LowFirst(tester.getInputRegisterRange(32, 16), 0)).isEqualTo(number);
    }
    tester.inspected(tested(10));
    assertThat(tester.getDigitalIn(5).isSet()).isTrue();
    assertThat(int32LowFirst(tester.getInputRegisterRange(32, 16), 0)).isEqualTo(10);
  }

  @Test
  void theTorqueToolsFlagIsClearedByReadingIt() {
    var tool = new TorqueTool();
    tool.inspected(
        new Inspected(
            Line.TORQUE,
            new Part(1, 1),
            Duration.ZERO,
            Map.of("torque", 8.51, "angle", 95.0),
            Map.of(),
            true));
    assertThat(tool.getInputRegister(297).getValue()).isEqualTo(851);
    InputRegister[] first = tool.getInputRegisterRange(294, 14);
    assertThat(first[0].getValue()).isEqualTo(1);
    assertThat(tool.getInputRegister(294).getValue()).isZero();
    assertThat(tool.getInputRegister(297).getValue()).isEqualTo(851);
  }

  @Test
  void theScaleSwingsRestsAndIsEmptied() {
    var scale = new WeighingStation();
    scale.tick(Duration.ofSeconds(10));
    scale.inspected(
        new Inspected(
            Line.WEIGHING, new Part(1, 1), Duration.ZERO, Map.of("weight", 1.251), Map.of(), true));
    scale.tick(Duration.ofMillis(10_100));
    assertThat(int32(scale.getRegisterRange(6, 2), 0) & 4).isEqualTo(4);
    assertThat(int32(scale.getRegisterRange(0, 2), 0)).isNotEqualTo(1_251);
    for (int millis = 10_900; millis < 11_800; millis += 100) {
      scale.tick(Duration.ofMillis(millis));
      assertThat(int32(scale.getRegisterRange(6, 2), 0)).isEqualTo(3 << 27);
      assertThat(int32(scale.getRegisterRange(0, 2), 0)).isEqualTo(1_251);
    }
    scale.tick(Duration.ofMillis(12_400));
    assertThat(int32(scale.getRegisterRange(0, 2), 0)).isZero();
    assertThat(scale.getRegisterRange(10, 1)[0].getValue()).isEqualTo(124);
  }

  @Test
  void theCamerasTextHasTheLowByteFirst() {
    var camera = new VisionStation();
    camera.inspected(
        new Inspected(
            Line.VISION,
            new Part(1, 1),
            Duration.ZERO,
            Map.of("width", 40.001, "height", 24.999),
            Map.of("scratch", 2),
            false));
    assertThat(camera.getInputRegister(6).getValue()).isEqualTo('0' << 8 | 'B');
    assertThat(camera.getInputRegister(14).getValue()).isEqualTo(2);
    assertThat(camera.getDigitalIn(3).isSet()).isTrue();
    assertThat(camera.getDigitalIn(5).isSet()).isFalse();
  }

  @Test
  void anAddressThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> new ShaftGauge().getRegisterRange(500, 20))
        .isInstanceOf(IllegalAddressException.class);
    assertThatThrownBy(() -> new ShaftGauge().getRegister(0))
        .isInstanceOf(IllegalAddressException.class);
  }
}
