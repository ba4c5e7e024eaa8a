/// What is not deterministic, or ends or talks, is done in one place only.
enum BannedCallRule {
  static func findings(_ file: SourceFile) -> [Finding] {
    if file.stem == "main" || file.stem.hasPrefix("World+Live") { return [] }
    return clock(file) + chance(file) + talk(file) + machine(file)
  }

  private static func clock(_ file: SourceFile) -> [Finding] {
    find(/\bDate\(\)/, in: file, "Date(): ask the World")
      + find(
        /\b(?:Date|ContinuousClock|SuspendingClock|DispatchTime|DispatchWallTime)\.now\b/, in: file,
        ".now: ask the World")
      + find(/(?:^|[\s(,:=\[])\.now\b/, in: file, ".now: ask the World")
  }

  private static func chance(_ file: SourceFile) -> [Finding] {
    find(/\bUUID\(\)/, in: file, "UUID(): ask the World")
      + find(/\.random\b/, in: file, ".random: ask the World")
  }

  private static func talk(_ file: SourceFile) -> [Finding] {
    let isConsole = file.target == "BillctlCLI" && file.stem.hasPrefix("Console")
    // A method of that name belongs to somebody: `console.print(report)` asks the console.
    let pattern = /(?:^|[^.\w]|\bSwift\.)(?:debugPrint|print)\(/
    return (isConsole ? [] : find(pattern, in: file, "print(: only the console"))
      + find(/\b_?exit\(/, in: file, "exit(: only main")
  }

  private static func machine(_ file: SourceFile) -> [Finding] {
    find(/\bFileManager\.default\b/, in: file, "FileManager.default: ask the World")
      + find(/\bProcessInfo\.processInfo\b/, in: file, "ProcessInfo: ask the World")
  }

  private static func find(
    _ pattern: Regex<Substring>, in file: SourceFile, _ remark: String
  ) -> [Finding] {
    file.codeLines(matching: pattern).map { Finding(file, $0, remark) }
  }
}
