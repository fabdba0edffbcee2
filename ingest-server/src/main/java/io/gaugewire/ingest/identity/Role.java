package io.gaugewire.ingest.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The offices people hold. A person may hold several, each for a time. */
public enum Role {
  INSPECTOR("Inspector", "检验员"),
  ENGINEER("Process engineer", "工艺工程师"),
  QUALITY("Quality department", "质量保证部"),
  DEPARTMENT_HEAD("Department head", "部门负责人"),
  PLANT_MANAGER("Plant manager", "厂长"),
  GENERAL_MANAGER("General manager", "总经理"),
  CHIEF_QUALITY_OFFICER("Chief quality officer", "首席质量官"),
  ADMINISTRATOR("Administrator", "系统管理员"),
  AUDITOR("Auditor", "审核员");

  private final String en;
  private final String zh;

  Role(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  /** As the interface and the database spell it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** For readers of English. */
  public String en() {
    return en;
  }

  /** For readers of Chinese. */
  public String zh() {
    return zh;
  }

  static Optional<Role> of(String key) {
    return Arrays.stream(values()).filter(role -> role.key().equals(key)).findAny();
  }
}
