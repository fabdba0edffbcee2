package io.gaugewire.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void theSameSecretHasAnotherHashEachTime() {
    String one = Secrets.hash("密码 secret");
    String other = Secrets.hash("密码 secret");

    assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other);
    assertThat(Secrets.matches("密码 secret", one)).isTrue();
    assertThat(Secrets.matches("密码 secret", other)).isTrue();
    assertThat(Secrets.matches("密码 Secret", one)).isFalse();
    assertThat(Secrets.matches("", one)).isFalse();
  }
}
