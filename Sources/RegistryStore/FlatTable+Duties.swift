import Workforce

// Tables of users, versions of policies and keys: who may do what, and by which text.

extension FlatTable {
  private static let entry = Column("entry", zh: "记录编号", en: "entry")

  /// Rows about one user that hold until an entry closes them, where there is a column for that.
  private static func about(
    _ table: String, _ name: String, zh: String, en: String, _ columns: [Column],
    closed: String? = "entry_out"
  ) -> FlatTable {
    FlatTable(
      name: name, title: Sentence(zh: zh, en: en),
      columns: [Column("user", Self.user("user"), zh: "用户", en: "user")] + columns + [entry],
      source: table,
      condition: "entry <= ?1" + (closed.map { " AND (\($0) IS NULL OR \($0) > ?1)" } ?? ""),
      order: "user, id", brought: "entry", closed: closed)
  }

  private static func list(_ column: String) -> String { "replace(\(column), char(10), '; ')" }

  static let duties: [FlatTable] = [
    FlatTable(
      name: "users", title: Sentence(zh: "用户", en: "users"),
      columns: [Column("user", "name", zh: "用户", en: "user"), entry], source: "user",
      condition: "entry <= ?1", order: "id", brought: "entry"),
    about(
      "user_role", "roles", zh: "用户的角色", en: "roles of users",
      [
        Column("role", zh: "角色", en: "role"),
        Column("divisions", list("divisions"), zh: "限于区划", en: "only in these divisions"),
        Column("organisations", list("organisations"), zh: "限于单位", en: "only in these organisations"),
      ]),
    about("user_lock", "locks", zh: "停用的用户", en: "users who are shut out", []),
    about(
      "user_secret", "passwords", zh: "设定口令（不含口令）", en: "passwords that were set, without them",
      [Column("set_by", user("set_by"), zh: "设定者", en: "who set it")], closed: nil),
    FlatTable(
      name: "versions", title: Sentence(zh: "政策的版本", en: "versions of policies"),
      columns: [
        Column("version", "id", zh: "版本编号", en: "number of the version"),
        Column("policy", zh: "政策", en: "policy"),
        Column("hash", zh: "文本的散列", en: "hash of the text"),
        Column("from", bound("first_day"), zh: "起，含当日", en: "first day"),
        Column("to", bound("last_day"), zh: "止，含当日；空为未定", en: "last day; empty when open"),
        Column("proposed_by", user("user"), zh: "提出者", en: "proposed by"), entry,
      ], source: "policy_version", condition: "entry <= ?1", order: "id", brought: "entry"),
    FlatTable(
      name: "activations", title: Sentence(zh: "政策版本的启用", en: "versions brought into force"),
      columns: [
        Column("policy", "policy_version.policy", zh: "政策", en: "policy"),
        Column(
          "before",
          """
          (SELECT last.version FROM policy_activation AS last
           JOIN policy_version AS other ON other.id = last.version
           WHERE other.policy = policy_version.policy AND last.id < policy_activation.id
           ORDER BY last.id DESC LIMIT 1)
          """, zh: "此前启用的版本", en: "version activated before"),
        Column("version", zh: "版本编号", en: "number of the version"),
        Column("user", user("policy_activation.user"), zh: "启用者", en: "activated by"),
        Column("entry", "policy_activation.entry", zh: "记录编号", en: "entry"),
      ],
      source: "policy_activation JOIN policy_version ON policy_version.id = version",
      condition: "policy_activation.entry <= ?1", order: "policy_activation.id",
      brought: "policy_activation.entry"),
    FlatTable(
      name: "keys", title: Sentence(zh: "签名公钥", en: "public keys of the signatures"),
      columns: [
        Column("key", "id", zh: "公钥编号", en: "number of the key"),
        Column("public_key", "lower(hex(public_key))", zh: "Ed25519 公钥", en: "Ed25519 public key"),
        entry,
      ], source: "signing_key", condition: "entry <= ?1", order: "id", brought: "entry"),
  ]
}
