/// How a vault writes properties and links.
public enum VaultDialect: Hashable, Sendable {
  /// YAML front matter, as Obsidian, zk and pandoc read it.
  case frontMatter
  /// Lines of `key:: value`, as Logseq reads them.
  case logseq
}
