package io.gaugewire.ingest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PermissionTest {
  private static final Path PAGE = Path.of("..", "docs", "permissions.md");

  /** Written anew with {@code -Dpermissions.write=true}. */
  @Test
  void thePageShowsTheTable() throws IOException {
    if (Boolean.getBoolean("permissions.write")) {
      Files.writeString(PAGE, Permission.markdown());
    }

    assertThat(PAGE).hasContent(Permission.markdown());
  }

  @Test
  void onlyTheChiefQualityOfficerHasTheVeto() {
    assertThat(Permission.VETO.roles()).containsExactly(Role.CHIEF_QUALITY_OFFICER);
  }
}
